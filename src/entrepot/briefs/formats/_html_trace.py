"""The trace at the end of an HTML brief: every number of the ledger, down to the words and back to where it is used."""

from typing import TYPE_CHECKING

from entrepot.briefs.runs import Cite
from entrepot.briefs.written import Proof, Shown

if TYPE_CHECKING:
    from entrepot.briefs.formats.html import Page


def trace(page: "Page") -> str:
    """The section "Trace": one article for each entry of the ledger."""
    proofs = "".join(_proof(proof, page) for proof in page.written.proofs.values())
    return (
        f'<section id="trace" aria-labelledby="trace-title">\n<h2 id="trace-title">{page.say("section.trace")}</h2>\n'
        f'<p class="question">{page.say("question.trace")}</p>\n{proofs}</section>\n'
    )


def _proof(proof: Proof, page: "Page") -> str:
    entry = proof.entry
    how = f": {page.text(proof.how)}" if proof.how else ""
    body = "".join(_shown(shown, page) for shown in proof.quotes)
    if proof.below:
        body += f'<ul class="tree">{"".join(_branch(below, page) for below in proof.below)}</ul>'
    return (
        f'<article class="proof" id="{entry.id}"><p class="head"><a class="id" href="#{entry.id}">{entry.id}</a> '
        f"<span>{page.text(proof.label)}</span> <b>{page.text(proof.number)}</b></p>"
        f'<p class="how"><span class="status {entry.status}">{page.text(proof.status)}</span>{how}</p>'
        f"{body}{_back(proof, page)}</article>\n"
    )


def _branch(entry_id: str, page: "Page") -> str:
    """An input, and below it whatever it rests on itself, down to the words."""
    proof = page.written.proofs[entry_id]
    line = f'<a class="id" href="#{entry_id}">{entry_id}</a> {page.text(proof.label)} {page.text(proof.number)}'
    if not proof.below:
        words = [f" {page.quoted(shown.quote.text)} {page.run(Cite(shown.source))}" for shown in proof.quotes[:1]]
        return f"<li>{line}{''.join(words)}</li>"
    how = f' <span class="how">{page.text(proof.how)}</span>' if proof.how else ""
    return f"<li>{line}{how}<ul>{''.join(_branch(below, page) for below in proof.below)}</ul></li>"


def _shown(shown: Shown, page: "Page") -> str:
    where = ", ".join(filter(None, (page.text(shown.by), page.text(shown.span))))
    said, cite = page.quoted(shown.quote.text), page.run(Cite(shown.source))
    return f"<blockquote><p>{said}</p><footer>{where} {cite}</footer></blockquote>"


def _back(proof: Proof, page: "Page") -> str:
    entry = proof.entry.id
    titles = {part.name: page.text(part.title) for part in page.written.parts}
    links = [f'<a href="#{entry}-{name}">{titles[name]}</a>' for name in page.uses.get(entry, [])]
    return f'<p class="back">{page.say("trace.used_in")} {" · ".join(links)}</p>' if links else ""
