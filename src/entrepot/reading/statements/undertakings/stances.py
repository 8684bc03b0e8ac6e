"""Stances: the role and the stage of an item, of what its words weigh as and of what a rule made of them."""

from entrepot.nouns.statement import Role, Stage

_ALONE, _ALONE_AGAINST_RULE = 0.12, 0.2
"""How likely an offer or a request is from which on an item is one side's, not both's; and where a rule says both's."""
_BOUND = 0.1
"""How likely a commitment is from which on what is to come is more than a wish."""
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
    if kinds["commitment"] >= _BOUND and said in (None, "wish"):
        return role, "ready"
    return role, said or ("ready" if role == "offer" else "proposed" if kinds["proposal"] > kinds["plan"] else "wish")


def _step(kinds: dict[str, float], role: Role, said: Stage | None) -> str:
    """How far it has come: to come, settled, or running."""
    own = {"offer": kinds["offer"], "need": kinds["request"], "both": 0.0}[role]
    bound = kinds["commitment"] if kinds["commitment"] >= _BOUND else 0.0
    steps = {
        "to come": own + kinds["plan"] + kinds["proposal"] + bound,
        "settled": kinds["agreement"] + kinds["commitment"],
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
    least = _ALONE if said is None else _ALONE_AGAINST_RULE
    if kinds["offer"] >= max(kinds["request"], least):
        return "offer"
    return "need" if kinds["request"] >= least else "both"
