"""The addresses of a review: see the next claim or actor, decide, undo."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hrgraph.serve.guard import Guard
from hrgraph.serve.http import Problem, fields, form_fields, send
from hrgraph.serve.jobs import Job
from hrgraph.serve.reviewing import FILTERS
from hrgraph.serve.server import Server

__all__ = ["decide", "review", "undo"]

_SHOWN = (*FILTERS, "what", "done", "end")


async def review(request: Request) -> Response:
    """The claim or actor that waits next."""
    guard: Guard = request.app.state.guard
    answer = guard.admit(request)
    if answer is not None:
        return answer
    values = {name: value[:500] for name, value in fields(request) if name in _SHOWN and value}
    return await _page(request, values)


async def decide(request: Request) -> Response:
    """Keep a decision, then show what waits next."""
    form = await _form(request)
    said = dict(form)
    kept = {name: said[f"filter_{name}"] for name in FILTERS if said.get(f"filter_{name}")}
    server: Server = request.app.state.server
    try:
        reply = await server.do(request, Job("review-decide", {"fields": form}))
    except Problem as problem:
        values = {**kept, "what": said.get("what", "")}
        return await _page(request, values, problem.failure.message, problem.failure.mend)
    made = json.loads(reply.body)
    onward = said.get("what", "") if said.get("verdict") == "note" else said.get("next", "")
    return _to_page({**kept, "done": made["decision"], "what": onward, "end": "" if onward else "1"})


async def undo(request: Request) -> Response:
    """Take back the last decision, and show what it was about."""
    form = dict(await _form(request))
    server: Server = request.app.state.server
    kept = {name: form[f"filter_{name}"] for name in FILTERS if form.get(f"filter_{name}")}
    try:
        reply = await server.do(request, Job("review-undo", {"decision": form.get("decision", "")}))
    except Problem as problem:
        return await _page(request, kept, problem.failure.message, problem.failure.mend)
    return _to_page({**kept, "what": json.loads(reply.body)["what"]})


async def _form(request: Request) -> list[tuple[str, str]]:
    guard: Guard = request.app.state.guard
    if guard.admit(request) is not None:
        raise Problem(403, "a form brings no token in its address", "open the review page and decide there")
    form = await form_fields(request)
    guard.check_form(request, dict(form).get("key", ""))
    return form


def _to_page(values: dict[str, str]) -> Response:
    query = urlencode({name: value for name, value in values.items() if value})
    return RedirectResponse("/review" + (f"?{query}" if query else ""), 303, {"Cache-Control": "no-store"})


async def _page(request: Request, values: dict[str, str], fault: str = "", mend: str = "") -> Response:
    server: Server = request.app.state.server
    guard: Guard = request.app.state.guard
    job = Job("review-page", {"form_key": guard.form_key, "values": values, "fault": fault, "mend": mend})
    return await send(request, await server.do(request, job))
