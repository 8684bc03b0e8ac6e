"""The tables of the record. A change of their shape raises the record's SCHEMA."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

notes = Table(
    "notes",
    metadata,
    Column("name", String(40), primary_key=True, comment="schema, last_brief"),
    Column("value", Text, nullable=False),
    comment="What the record knows of itself.",
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(12), primary_key=True, comment="first 12 hex digits of sha256"),
    Column("sha256", String(64), nullable=False, unique=True, comment="of the bytes as received"),
    Column("path", Text, nullable=False, comment="where it was added from"),
    Column("title", Text, comment="its headline"),
    Column("date", String(10), index=True, comment="of the story, ISO 8601"),
    Column("language", String(2), nullable=False, comment="ISO 639-1"),
    Column("publisher", Text, comment="outlet or agency"),
    Column("link", Text, comment="its address, where the file gives one"),
    Column("text", Text, nullable=False, comment="what spans index"),
    Column("story_start", Integer, nullable=False),
    Column("story_end", Integer, nullable=False),
    Column("pages", JSON, nullable=False, comment="start of each page in text"),
    Column("loaded", String(10), nullable=False, comment="the day it was added, ISO 8601"),
    comment="The texts themselves with their origin.",
)

statements = Table(
    "statements",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(10), primary_key=True, comment="of the statement as the machine read it"),
    Column("place", Integer, nullable=False, comment="its rank in the document"),
    Column("kind", String(20), nullable=False),
    Column("start", Integer, nullable=False, comment="of its fullest quote"),
    Column("end", Integer, nullable=False),
    Column("fields", JSON, nullable=False, comment="the statement as `entrepot read` prints it"),
    comment="What the machine read; replaced whenever a document is read again.",
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True, comment="the latest on a statement counts"),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("statement", String(10), nullable=False, comment="id of the machine's statement that was judged"),
    Column("kind", String(20), nullable=False),
    Column("start", Integer, nullable=False, comment="of its fullest quote"),
    Column("end", Integer, nullable=False),
    Column("decision", String(10), nullable=False, comment="accept, reject, correct or undo"),
    Column("judged", JSON, nullable=False, comment="the machine's statement as it stood"),
    Column("fields", JSON, comment="the statement as it shall stand; none when rejected"),
    Column("because", Text, comment="the reviewer's reason"),
    comment="What people decided; never touched by reading.",
)
