"""Scene: the pair of economies that a text is about, and whom "we", "the region", "the two countries" mean."""

from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.main_pair import main_pair, overlapping, owner_of, related
from entrepot.reading.statements.parties import Party, Place
from entrepot.reading.statements.text import Text

Side = Economy | None
_REPUBLICS = frozenset(f"RU-{code}" for code in load("parties")["republics"]["russian"].split())


_DOLLARS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}


class Scene:
    """The pair in focus moves as the text is read; `pair` is the one of headline and lead.

    main: the economy named most; owner: the one whose affairs it tells of; hub: the side that stays while its partners
    change; topic: whom the sentence before was about; dollar: what a bare "$" is.
    labels: the economies that a colon follows somewhere in the text.
    focus: (reporter, partner) of the latest figure or explicit pair; a partner of None is the world.
    """

    __slots__ = (
        "_before", "_named", "_opening", "_owner_known", "dollar", "focus", "home", "hub", "labels", "main", "pair",
        "topic", "two_countries",
    )  # fmt: skip

    def __init__(self, text: Text, places: Sequence[Place], home: Side = None) -> None:
        self.main, self.pair = main_pair(text, places)
        self._owner_known: tuple[Side] | None = None
        self._opening = (text, places)
        self.home = self._at_home(home)
        first, second = (*self.pair, None, None)[:2]
        self.focus: tuple[Side, Side] = _bloc_last(first, second)
        self.hub = self.owner if self.owner in self.focus else self.focus[0]
        self.two_countries: tuple[Side, Side] | None = None
        self.topic: Side = None
        self._named: list[Economy] = []
        self._before: tuple[Economy, ...] = ()
        self.labels: frozenset[Economy] = frozenset()
        self.dollar = self._own_dollar()

    def _own_dollar(self) -> str:
        """What a bare "$" is: the dollar of a province whose own report it is, unless the report is about the USA."""
        own = next((e for e in self.pair if e.kind == "region" and e.country.code in _DOLLARS), None)
        if own is None and self.home in self.pair:
            own = self.home
        american = any(e.country is not None and e.country.code == "USA" for e in self.pair)
        return "USD" if own is None or american else _DOLLARS.get(own.country.code, "USD")

    def _at_home(self, home: Side) -> Side:
        """Where the report comes from: a region counts as its country where the text is about that country."""
        if home is not None and home not in self.pair and home.country in self.pair:
            return home.country
        return home or self.main

    def saw(self, economies: Sequence[Economy]) -> None:
        """Note the economies that a sentence names."""
        self._named += economies
        countries = list(dict.fromkeys(e for e in economies if e.kind == "country"))
        if len(countries) == 2:
            self.two_countries = (countries[0], countries[1])

    @property
    def owner(self) -> Side:
        """The economy whose affairs the text tells of, worked out when it is first asked for."""
        if self._owner_known is None:
            self._owner_known = (owner_of(*self._opening, self.pair),)
        return self._owner_known[0]

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

    def _in_row(self, ref: str, before: list[Party]) -> Side:
        here = [p.economy for p in before if p.economy is not None and not p.title]
        for told in (self._before, here) if ref in ROW[:3] else (here, self._before):
            own = self.hub or self.owner
            row = [e for e in dict.fromkeys(told) if own is None or not related(e, own)]
            if len(row) >= 2:
                at = {"former": -2, "latter": -1}.get(ref, ROW.index(ref))
                return row[at] if at < len(row) else None
        return None

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
        if reporter is None or (partner is None and len(self.pair) >= 2):
            return
        kept = partner is not None and partner in self.focus and reporter not in self.focus
        self.focus = (partner, reporter) if kept else _bloc_last(reporter, partner)
        self.hub = self.hub if self.hub in self.focus else self.focus[0]

    def settled(self, reporter: Side, partner: Side) -> tuple[Side, Side]:
        """The pair with no economy that holds the other: a region's country beside it stands for the other side."""
        if reporter is None or partner is None or not related(reporter, partner):
            return reporter, partner
        if reporter == partner:
            return (reporter, partner) if reporter.kind == "bloc" else (reporter, self.other(reporter))
        if partner.kind == "region":
            return self.other(partner), partner
        return reporter, self.other(reporter)

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
        return self.focus

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
        if party.ref in ("region", "country"):
            return speaker if speaker is not None and _is_of(speaker, party.ref) else self.of_kind(party.ref)
        return None

    def of_kind(self, kind: str) -> Side:
        """The region, or the country, that the text means."""
        members = [m for m in (self.own, *self.focus, *self.pair) if m is not None and _is_of(m, kind)]
        if members:
            return members[0]
        return next((e for e in reversed(self._named) if e.kind == kind), None)


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
    return next((p.economy for p in reversed(named) if p.form in ("name", "abbreviation", "demonym")), None)


def _relatives(economy: Economy, other: Side) -> bool:
    return other is not None and other != economy and related(economy, other)


__all__ = ["Scene", "Side", "overlapping", "related"]
