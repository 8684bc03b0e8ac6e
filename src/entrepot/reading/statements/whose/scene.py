"""Scene: the pair of economies that a text is about, and whom "we", "the region", "the two countries" mean."""

from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.whose.main_pair import are_siblings, overlapping, related

Side = Economy | None
_REPUBLICS = frozenset(f"RU-{code}" for code in load("parties")["republics"]["russian"].split())


_ISLANDS = words("parties", "islands", "codes")


class Scene:
    """The pair in focus moves as the text is read; `pair` is the one of headline and lead.

    main: the economy named most; owner: the one whose affairs it tells of; hub: the side that stays while its partners
    change; topic: whom the sentence before was about; dollar: the unit of a bare "$" (`dollars.py`).
    told_as_two: "the two" of a text about one economy and several partners, of which `pair` holds the one alone.
    labels: the economies that a colon follows somewhere in the text.
    focus: (reporter, partner) of the latest figure or explicit pair; a partner of None is the world.
    """

    __slots__ = (
        "_before", "_named", "dollar", "focus", "home", "hub", "hub_of_many", "labels", "main", "owner", "pair",
        "told_as_two", "topic", "two_countries",
    )  # fmt: skip

    def __init__(
        self,
        told_of: tuple[Side, list[Economy]],
        hub: Side = None,
        owner: Side = None,
        home: Side = None,
    ) -> None:
        self.main, self.pair = told_of
        self.owner = owner
        self.told_as_two: tuple[Side, Side] | None = None
        self.hub_of_many = hub
        others = [e for e in self.pair if e != hub]
        if hub is not None and len(self.pair) == 2 and len(others) == 1 and others[0].kind == "country":
            self.told_as_two = (self.pair[0], self.pair[1])
            self.pair, self.owner = [hub], hub
        self.home = home or self.main
        first, second = (*self.pair, None, None)[:2]
        self.focus: tuple[Side, Side] = _bloc_last(first, second)
        self.hub = self.owner if self.owner in self.focus else self.focus[0]
        self.two_countries: tuple[Side, Side] | None = None
        self.topic: Side = None
        self._named: list[Economy] = []
        self._before: tuple[Economy, ...] = ()
        self.labels: frozenset[Economy] = frozenset()
        self.dollar = "USD"

    def saw(self, economies: Sequence[Economy]) -> None:
        """Note the economies that a sentence names."""
        self._named += economies
        countries = list(dict.fromkeys(e for e in economies if e.kind == "country"))
        if len(countries) == 2:
            self.two_countries = (countries[0], countries[1])

    @property
    def away(self) -> Side:
        """The one in focus that is not the text's own side: "there", "the neighbour"."""
        near, far = self.focus
        return near if far is not None and far in (self.hub, self.owner) and near not in (self.hub, self.owner) else far

    @property
    def own(self) -> Side:
        """The text's own side of the pair in focus."""
        return next((e for e in (self.hub, self.owner) if e in self.focus), self.focus[0])

    def in_rows(self, parties: list[Party]) -> list[Party]:
        """The parties with an economy for "the former", "the second": of those named in a row, in this sentence or the
        one before, besides the text's own."""
        if not any(p.ref in ROW for p in parties):
            return parties
        found: list[Party] = []
        for party in parties:
            economy = self._in_row(party.ref, found) if party.ref in ROW else None
            found.append(party if economy is None else party._replace(economy=economy, form="name", ref=""))
        return found

    def told_apart(self, parties: list[Party], speaker: Side) -> list[Party]:
        """The parties with another economy for "the region" where the one it would mean is its partner's own: in "trade
        of the province with Uzbekistan" no province of Uzbekistan."""
        return [self._apart(party, parties, speaker) if party.ref in _KINDS else party for party in parties]

    def _apart(self, party: Party, parties: list[Party], speaker: Side) -> Party:
        if party.title or party.economy is not None:
            return party
        facing = [p.economy for p in parties if p.economy is not None and not p.title and _faces(p, party)]
        taken = self.meant(party, speaker)
        if taken is None or not any(related(taken, e) for e in facing):
            return party
        known = (*self.focus, *self.pair, *reversed(self._named))
        kinds = ("region", "country") if party.ref == "republic" else (party.ref,)
        fitting = (
            e for e in known
            if e is not None and any(_is_of(e, kind) for kind in kinds) and not any(related(e, f) for f in facing)
        )  # fmt: skip
        economy = next(fitting, None)
        return party if economy is None else party._replace(economy=economy, form="name", ref="")

    def _in_row(self, ref: str, before: list[Party]) -> Side:
        here = [p.economy for p in before if p.economy is not None and not p.title]
        for told in (self._before, here) if ref in ROW[:3] else (here, self._before):
            own = self.hub or self.owner
            row = [e for e in dict.fromkeys(told) if own is None or not related(e, own)]
            if len(row) >= 2:
                at = {"former": -2, "latter": -1}.get(ref, ROW.index(ref))
                return row[at] if at < len(row) else None
        return None

    def row_of(self, count: int, besides: Side) -> list[Economy | None]:
        """The economies that the sentence before named, where they are so many: "the three countries respectively"."""
        row = [e for e in dict.fromkeys(self._before) if besides is None or not related(e, besides)]
        return list(row) if len(row) == count else []

    def latest(self, besides: Side) -> Side:
        """Whom the sentence before was about, else the last economy that it names, that is not `besides`."""
        known = (*self._before, self.topic)
        return next(
            (e for e in reversed(known) if e is not None and (besides is None or not overlapping(e, besides))), None
        )

    def passed(self, economies: Sequence[Economy], subject: Side) -> None:
        """Note the economies of a sentence that is not read further, and the one that opens it."""
        self._before = tuple(economies) or self._before
        self.topic = subject or self.topic

    def met(self, economy: Side) -> Side:
        """An economy that the text has named by now; None for one of which it tells only later."""
        known = economy is None or any(related(economy, e) or economy in e.members for e in self._named)
        return economy if known else None

    def told_of(self, parties: Sequence[Party]) -> None:
        """Note whom a sentence was about: "it" of the next one."""
        named = tuple(p.economy for p in parties if p.economy is not None and not p.title)
        self._before = named or self._before
        subject = last_subject(parties) or self._region_told_of(parties)
        self.topic = subject or (self.topic if not any(p.economy for p in parties) else None)

    def _region_told_of(self, parties: Sequence[Party]) -> Side:
        told = [p for p in parties if p.ref in ("region", "country", "republic") and not p.prep and not p.possessive]
        return self.meant(told[-1], None) if told else None

    def look_at(self, reporter: Side, partner: Side) -> None:
        """Move the focus: the one that stays in it stands first; the world takes no place in a text about a pair."""
        if reporter is not None and partner is not None and reporter != partner and related(reporter, partner):
            return
        if reporter is None or (partner is None and len(self.pair) >= 2) or self._is_beside_the_pair(reporter, partner):
            return
        kept = partner is not None and partner in self.focus and reporter not in self.focus
        self.focus = (partner, reporter) if kept else _bloc_last(reporter, partner)
        self.hub = next((e for e in (self.owner, self.hub) if e in self.focus), self.focus[0])

    def _is_beside_the_pair(self, reporter: Economy, partner: Side) -> bool:
        """Whether one is a bloc of which a text about two others only tells in passing."""
        blocs = reporter.kind == "bloc" or (partner is not None and partner.kind == "bloc")
        return blocs and len(self.pair) == 2 and all(e.kind != "bloc" for e in self.pair)

    def settled(self, reporter: Side, partner: Side) -> tuple[Side, Side]:
        """The pair with no economy that holds the other: a region's country beside it stands for the other side, and so
        does the text's own region beside another one of its country."""
        if reporter is None or partner is None or not (related(reporter, partner) or are_siblings(reporter, partner)):
            return reporter, partner
        if are_siblings(reporter, partner) and reporter != partner:
            return self._not_siblings(reporter, partner)
        if reporter == partner:
            return (reporter, partner) if reporter.kind == "bloc" else (reporter, self.other(reporter))
        if partner.kind == "region":
            return self.other(partner), partner
        return reporter, self.other(reporter)

    def _not_siblings(self, reporter: Economy, partner: Economy) -> tuple[Side, Side]:
        """Two regions of one country, the one of the text's pair replaced by the other of the pair."""
        foreign = next((e for e in self.pair if e.country != reporter.country and e.kind != "bloc"), None)
        if foreign is None or (reporter in self.pair) == (partner in self.pair):
            return reporter, partner
        return (foreign, partner) if reporter in self.pair else (reporter, foreign)

    def other(self, economy: Economy) -> Side:
        """The one opposite `economy`: of the pair in focus, else of the text's; never one related to it."""
        for pair in (self.focus, tuple(self.pair[:2])):
            for at, member in enumerate(pair):
                if member == economy and len(pair) == 2 and not _relatives(economy, pair[1 - at]):
                    return pair[1 - at]
        for pair in (self.focus, tuple(self.pair[:2])):
            strangers = [m for m in pair if m is not None and not overlapping(m, economy)]
            if len(strangers) == 1:
                return strangers[0]
        owners = (self.owner, self.main, self.home, self.focus[0])
        return next((owner for owner in owners if owner is not None and not overlapping(owner, economy)), None)

    def both(self, party: Party) -> tuple[Side, Side]:
        """The pair that "the two countries", "both sides", "bilateral" stand for."""
        countries = party.ref == "countries" or "countr" in party.form
        if countries and not all(m is None or m.kind == "country" or m.code in _REPUBLICS for m in self.focus):
            if self.two_countries is not None:
                return self.two_countries
            lifted = [m.country if m is not None else None for m in self.focus]
            return (lifted[0], lifted[1])
        if None not in self.focus:
            return self.focus
        return self.told_as_two or (self.focus[0], self.focus[1] or self._latest_country(self.focus[0]))

    def _latest_country(self, besides: Side) -> Side:
        """The country named last that is not `besides`: the other of "the two countries"."""
        named = (e for e in reversed(self._named) if e.kind == "country")
        return next((e for e in named if besides is None or not overlapping(e, besides)), None)

    def meant(self, party: Party, speaker: Side) -> Side:
        """The economy a party stands for; None when it cannot be said."""
        if party.economy is not None:
            return party.economy
        ours = speaker or self.home
        if party.ref == "we":
            return ours
        if party.ref == "you":
            return self.other(ours) if ours is not None else None
        if party.ref == "its":
            return self.topic or self.focus[0]
        if party.ref in ("there", "that", "neighbour"):
            return self.away
        if party.ref == "republic":
            told = (*self.focus, *self.pair, *reversed(self._named))
            own = next((m for m in told if m is not None and m.code in _REPUBLICS), None)
            return own or self.of_kind("country")
        if party.ref == "island":
            told = (*self.focus, *self.pair, *reversed(self._named))
            return next((m for m in told if m is not None and m.code in _ISLANDS), None)
        if party.ref in ("region", "country"):
            return speaker if speaker is not None and _is_of(speaker, party.ref) else self.of_kind(party.ref)
        return None

    def of_kind(self, kind: str) -> Side:
        """The region, or the country, that the text means."""
        members = [m for m in (self.own, *self.focus, *self.pair) if m is not None and _is_of(m, kind)]
        if members:
            return members[0]
        return next((e for e in reversed(self._named) if e.kind == kind), None)


_KINDS = ("region", "country", "republic")
_PARTNERLY = frozenset(["with", "to", "from", "с", "со", "в", "во", "из"])
_NEAR = 8


def _faces(named: Party, party: Party) -> bool:
    """Whether a name stands as the partner of what "the region" tells of: "the region's trade with Uzbekistan", "the
    Kingdom and China"."""
    if named.first >= party.last:
        return named.first - party.last <= (_NEAR if named.prep in _PARTNERLY else 1 + (named.prep == "between"))
    return party.first - named.last <= 2 and party.prep == named.prep and not named.possessive


ROW = ("first", "second", "third", "former", "latter")


def _is_of(economy: Economy, kind: str) -> bool:
    """Whether an economy is called so: Wales, too, is a country."""
    return economy.kind == kind or (kind == "country" and economy.code in _NATIONS)


_NATIONS = frozenset(["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"])


def _bloc_last(reporter: Side, partner: Side) -> tuple[Side, Side]:
    blocs = reporter is not None and reporter.kind == "bloc" and partner is not None and partner.kind != "bloc"
    return (partner, reporter) if blocs else (reporter, partner)


def last_subject(parties: Sequence[Party]) -> Side:
    """The last economy named as itself, governed by no preposition: "it" may stand for it."""
    named = [p for p in parties if p.economy is not None and not p.title and not p.prep and not p.possessive]
    told = [p.economy for p in reversed(named) if p.form in ("name", "abbreviation", "demonym")]
    return next((e for e in told if e is not None and e.kind != "bloc"), told[0] if told else None)


def _relatives(economy: Economy, other: Side) -> bool:
    return other is not None and other != economy and related(economy, other)


__all__ = ["Scene", "Side", "overlapping", "related"]
