"""The first tables: people, views, what is to be published, and the record of who did what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dashboard.store.tables import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_GUARD = """
CREATE TRIGGER audit_{verb} BEFORE {verb} ON audit
BEGIN SELECT RAISE(ABORT, 'the record of who did what is only added to'); END
"""
_SQLITE_REPLACE_GUARD = """
CREATE TRIGGER audit_REPLACE BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the record of who did what is only added to'); END
"""  # INSERT OR REPLACE takes the old row away without a word to the triggers of DELETE
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the record of who did what is only added to'; END $$
"""
_POSTGRESQL_GUARD = """
CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION keep_audit()
"""


def upgrade() -> None:
    """Make the tables, and the triggers that keep the record from being changed."""
    _make_audit()
    _make_people()
    _make_settings()
    _make_sign_in_failures()
    _make_drafts()
    _make_feedback()
    _make_invitations()
    _make_sessions()
    _make_views()
    _make_submissions()
    _make_view_revisions()
    _guard_audit()


def _guard_audit() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(_SQLITE_GUARD.format(verb=verb))
        op.execute(_SQLITE_REPLACE_GUARD)
    else:
        op.execute(_POSTGRESQL_FUNCTION)
        op.execute(_POSTGRESQL_GUARD)


def _make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_audit"),
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject_id"])


def _make_people() -> None:
    op.create_table(
        "people",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_people"),
        sa.UniqueConstraint("issuer", "subject", name="uq_people_issuer_subject"),
        sa.UniqueConstraint("login", name="uq_people_login"),
    )


def _make_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )


def _make_sign_in_failures() -> None:
    op.create_table(
        "sign_in_failures",
        sa.Column("failure_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("failure_id", name="pk_sign_in_failures"),
    )
    op.create_index("ix_sign_in_failures_address", "sign_in_failures", ["address"])
    op.create_index("ix_sign_in_failures_login", "sign_in_failures", ["login"])


def _make_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("kept_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_drafts_person_id"),
        sa.PrimaryKeyConstraint("draft_id", name="pk_drafts"),
    )


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("feedback_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.person_id"], name="fk_feedback_decided_by"
        ),
        sa.PrimaryKeyConstraint("feedback_id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_slug", "feedback", ["slug"])


def _make_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("used_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.person_id"], name="fk_invitations_person_id"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invitations"),
    )


def _make_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("session_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.Column("revoked_at", UtcTime(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.person_id"], name="fk_sessions_person_id"),
        sa.PrimaryKeyConstraint("session_hash", name="pk_sessions"),
    )


def _make_views() -> None:
    op.create_table(
        "views",
        sa.Column("view_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("deleted_at", UtcTime(), nullable=True),
        sa.CheckConstraint("revision > 0", name=op.f("ck_views_revision")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.person_id"], name="fk_views_owner_id"),
        sa.PrimaryKeyConstraint("view_id", name="pk_views"),
    )


def _make_submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("view_id", sa.Text(), nullable=False),
        sa.Column("view_revision", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["people.person_id"], name="fk_submissions_asked_by"),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["people.person_id"], name="fk_submissions_decided_by"
        ),
        sa.ForeignKeyConstraint(["view_id"], ["views.view_id"], name="fk_submissions_view_id"),
        sa.PrimaryKeyConstraint("submission_id", name="pk_submissions"),
    )


def _make_view_revisions() -> None:
    op.create_table(
        "view_revisions",
        sa.Column("view_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("descriptions", sa.JSON(), nullable=False),
        sa.Column("selections", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcTime(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["people.person_id"], name="fk_view_revisions_saved_by"
        ),
        sa.ForeignKeyConstraint(["view_id"], ["views.view_id"], name="fk_view_revisions_view_id"),
        sa.PrimaryKeyConstraint("view_id", "revision", name="pk_view_revisions"),
    )
