"""Who is in a story: its persons, who speaks in each sentence, and whose words stand for which economy."""

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose.home import home_in, homes_of
from entrepot.reading.statements.whose.main_pair import Weighed, hub_of, main_pair, weighed
from entrepot.reading.statements.whose.owner import owner_of
from entrepot.reading.statements.whose.people import People, find_people
from entrepot.reading.statements.whose.sides import Sides, find_sides
from entrepot.reading.statements.whose.speech import Speech, find_speech
from entrepot.reading.statements.whose.voices import with_sides


def people_of(story: Story) -> People:
    """The persons named in the story."""
    return story.once("people", lambda s: find_people(s.text, s.places, home_of(s), pair_of(s)[1]))


def speech_of(story: Story) -> Speech:
    """Who speaks in each sentence."""
    return story.once("speech", _speech)


def _speech(story: Story) -> Speech:
    return with_sides(find_speech(story.text, people_of(story)), story.text, story.places, pair_of(story)[1])


def sides_of(story: Story) -> Sides:
    """Whom "we", "the region", "its" mean."""
    return story.once("sides", lambda s: find_sides(s.text, s.places, people_of(s), speech_of(s), home_of(s)))


def pair_of(story: Story) -> tuple[Economy | None, list[Economy]]:
    """The economy named most, and the two of headline and opening."""
    return story.once("pair", lambda s: main_pair(s.text, s.places, _weighed(s)))


def homes_of_story(story: Story) -> tuple[Economy | None, Economy | None]:
    """Where the outlet is at home, and the place that the date line names."""
    return story.once("homes", homes_of)


def hub_of_story(story: Story) -> Economy | None:
    """The one economy of a text that tells of its trade with three others or more."""
    return story.once("hub", lambda s: hub_of(s.text, _weighed(s), pair_of(s)[0]))


def _weighed(story: Story) -> Weighed:
    return story.once("weighed", lambda s: weighed(s.text, s.places))


def owner_of_story(story: Story) -> Economy | None:
    """The one of the pair whose affairs the text tells of."""
    return story.once("owner", lambda s: owner_of(s.text, s.places, pair_of(s)[1], homes_of_story(s)))


def home_of(story: Story) -> Economy | None:
    """The one of the pair that the report is written from, by its outlet or date line, else by what it tells of."""
    return story.once("home", lambda s: home_in(homes_of_story(s), pair_of(s)[1]) or owner_of_story(s))
