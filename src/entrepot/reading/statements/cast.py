"""Who is in a story: its persons, who speaks in each sentence, and whose words stand for which economy."""

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.people import People, find_people
from entrepot.reading.statements.sides import Sides, find_sides
from entrepot.reading.statements.speech import Speech, find_speech
from entrepot.reading.statements.story import Story


def people_of(story: Story) -> People:
    """The persons named in the story."""
    return story.once("people", lambda s: find_people(s.text, s.places, home_of(s)))


def speech_of(story: Story) -> Speech:
    """Who speaks in each sentence."""
    return story.once("speech", lambda s: find_speech(s.text, people_of(s)))


def sides_of(story: Story) -> Sides:
    """Whom "we", "the region", "its" mean."""
    return story.once("sides", lambda s: find_sides(s.text, s.places, people_of(s), speech_of(s), home_of(s)))


def home_of(story: Story) -> Economy | None:
    """The economy of the date line: the city that an agency writes from."""
    for place in story.places[:6]:
        following = story.document.text[place.end : place.end + 40]
        if place.form in ("capital", "city") and any(
            mark in following for mark in (" – ", " — ", " - ", "/.", "(", ". ")
        ):
            economy: Economy = place.economy
            return economy
    return None
