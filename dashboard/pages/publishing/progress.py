"""How far a preview is: a page that asks again by itself, with a script or without."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect

from dashboard.pages.answers import json_reply
from dashboard.pages.desk import desk_page
from dashboard.pages.gate.reader import reader
from dashboard.pages.publishing.jobs import Job
from dashboard.pages.publishing.publishing import (
    Publishing,
    kept_language,
    the_words,
    trouble_texts,
)
from dashboard.words import N_, Words

AGAIN_S = 2
STEPS = {
    "": N_("Waiting for its turn"),
    "figures": N_("Collecting the figures"),
    "tables": N_("Making the tables"),
    "maps": N_("Making the files of the maps"),
    "pages": N_("Drawing the pages"),
    "writing": N_("Writing the folder"),
}
_OTHER_STEP = N_("At work")


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve ``/publish/progress/<job_id>/`` and what its script asks."""

    @pages.get("/publish/progress/<job_id>/")
    def show_progress(job_id: str) -> Response:
        job, words = _job(publishing, job_id), the_words()
        if job is None:
            return _lost_page(publishing, words)
        if job.result:
            return redirect(_preview_of(job) + kept_language(), code=303)  # type: ignore[return-value]
        troubles = trouble_texts(job.trouble, words) if job.trouble else []
        title = words.say("The preview could not be made") if troubles else _TITLE
        response = desk_page(
            publishing.site,
            "publishing/progress.html",
            words.say(title),
            here="views",
            job=job,
            troubles=troubles,
            percent=round(100 * job.share),
            told=told(job, words),
            script=publishing.script,
            again_s=AGAIN_S,
            kept=kept_language(),
        )
        return response

    @pages.get("/publish/progress/<job_id>/state")
    def tell_progress(job_id: str) -> Response:
        job, words = _job(publishing, job_id), the_words()
        if job is None:
            abort(404)
        response = json_reply(
            {
                "is_over": job.is_over,
                "percent": round(100 * job.share),
                "told": told(job, words),
                "next": _preview_of(job) if job.result else "",
            }
        )
        response.headers["Cache-Control"] = "no-store"
        return response


_TITLE = N_("The preview is being made")


def told(job: Job, words: Words) -> str:
    """Return what is being made and how far it is, as a sentence."""
    step = words.say(STEPS.get(job.step, _OTHER_STEP))
    return f"{step} ({words.percent(100 * job.share, 0)})" if job.step else step


def _preview_of(job: Job) -> str:
    return f"/publish/preview/{job.result}/"


def _job(publishing: Publishing, job_id: str) -> Job | None:
    """Return the job, if the reader began it."""
    job, person = publishing.jobs.find(job_id), reader()
    if job is not None and (person is None or job.person_id != person.person_id):
        abort(404)
    return job


def _lost_page(publishing: Publishing, words: Words) -> Response:
    return desk_page(
        publishing.site,
        "publishing/lost.html",
        words.say("This preview is not being made any more"),
        words.say(
            "The server was started again in between, or it was long ago. Nothing was published. "
            "Open the view and make the preview anew."
        ),
        here="views",
        status=404,
        kept=kept_language(),
    )
