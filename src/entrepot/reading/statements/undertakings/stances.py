"""Stances: the role and the stage of an item, of what its words weigh as and of what a rule made of them."""

from entrepot.nouns.statement import Role, Stage

_SURE = 0.5
"""How likely an offer or a request is from which on it is one side's where a rule says both's."""
_TRUST = 0.5
"""What a rule's own word counts for among the shares of the kinds."""
_STEPS: dict[Stage, str] = {
    "wish": "to come", "ready": "to come", "proposed": "to come", "agreed": "settled", "signed": "settled",
    "financed": "settled", "existing": "runs", "delivered": "runs",
}  # fmt: skip
_SIMPLE: dict[str, Stage] = {"settled": "agreed", "runs": "existing"}


def stance(
    kinds: dict[str, float], read: tuple[Role, Stage] | None = None, is_joint: bool = False
) -> tuple[Role, Stage]:
    """The role and stage that the likelier kinds agree with; a rule's role and its finer stage stand where they fit.

    kinds: how likely each of the annotators' kinds is. read: what a wording says, None for words that hold none known.
    is_joint: whether the words speak of what is done jointly.
    """
    if read is not None and read[1] not in _STEPS:
        return read
    role = _role(kinds, None if read is None else read[0], is_joint)
    step = _step(kinds, role, None if read is None else read[1])
    said = read[1] if read is not None and _STEPS[read[1]] == step else None
    if step != "to come":
        return role, said or _SIMPLE[step]
    if kinds["commitment"] >= max(kinds["plan"], kinds["proposal"]) and said in (None, "wish"):
        return role, "ready"
    return role, said or ("ready" if role == "offer" else "proposed" if kinds["proposal"] > kinds["plan"] else "wish")


def _step(kinds: dict[str, float], role: Role, said: Stage | None) -> str:
    """How far it has come: to come, settled, or running."""
    own = {"offer": kinds["offer"], "need": kinds["request"], "both": 0.0}[role]
    steps = {
        "to come": own + kinds["plan"] + kinds["proposal"] + kinds["commitment"],
        "settled": kinds["agreement"],
        "runs": kinds["existing"],
    }
    if said is not None:
        steps[_STEPS[said]] += _TRUST
    return max(steps, key=steps.__getitem__)


def _role(kinds: dict[str, float], said: Role | None, is_joint: bool) -> Role:
    if said in ("offer", "need"):
        return said
    if is_joint:
        return "both"
    likeliest = max(kinds, key=kinds.__getitem__)
    if said == "both" and kinds[likeliest] < _SURE:
        return "both"
    return _ONE_SIDED.get(likeliest, "both")


_ONE_SIDED: dict[str, Role] = {"offer": "offer", "request": "need"}
