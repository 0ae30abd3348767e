"""The tables of the store. A change here needs a new module in ``migrations/versions``."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

TABLES = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone: it is taken off going in and put on coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; a moment without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment in the store needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _person(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey("people.person_id"), nullable=nullable)


people = Table(
    "people",
    TABLES,
    Column("person_id", Integer, primary_key=True),
    Column("login", Text, nullable=False, unique=True),  # e-mail address, folded
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),  # a key of dashboard.people.roles
    Column("language", Text, nullable=False),
    Column("password_hash", Text),  # argon2id; none for who signs in elsewhere
    Column("issuer", Text),  # OpenID Connect
    Column("subject", Text),
    Column("is_active", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("issuer", "subject", name="uq_people_issuer_subject"),
)

sessions = Table(
    "sessions",
    TABLES,
    Column("session_hash", Text, primary_key=True),  # sha256 of what the cookie holds
    _person("person_id"),
    Column("created_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("revoked_at", UtcTime),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
)

invitations = Table(
    "invitations",
    TABLES,
    Column("token_hash", Text, primary_key=True),  # sha256 of what the link holds
    _person("person_id", nullable=True),  # whose password may be set; none makes the first owner
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("used_at", UtcTime),
)

sign_in_failures = Table(
    "sign_in_failures",
    TABLES,
    Column("failure_id", Integer, primary_key=True),
    Column("login", Text, nullable=False, index=True),
    Column("address", Text, nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
)

drafts = Table(  # what was being edited when a session ended
    "drafts",
    TABLES,
    Column("draft_id", Integer, primary_key=True),
    _person("person_id"),
    Column("path", Text, nullable=False),
    Column("form", JSON, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
)

audit = Table(  # triggers refuse to change or delete a row
    "audit",
    TABLES,
    Column("entry_id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("person_id", Integer),
    Column("person", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject_kind", Text, nullable=False),
    Column("subject_id", Text, nullable=False, index=True),
    Column("detail", JSON, nullable=False),
    Column("address", Text, nullable=False),
)

settings = Table(
    "settings",
    TABLES,
    Column("key", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)

views = Table(
    "views",
    TABLES,
    Column("view_id", Text, primary_key=True),  # 10 letters and digits, never used again
    _person("owner_id"),
    Column("revision", Integer, nullable=False),  # the newest one
    Column("is_shared", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime),
    CheckConstraint("revision > 0", name="revision"),
)

view_revisions = Table(  # never changed: the newest is what the view is now
    "view_revisions",
    TABLES,
    Column("view_id", Text, ForeignKey("views.view_id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("descriptions", JSON, nullable=False),  # text by language
    Column("selections", JSON, nullable=False),  # {"version": 1, "queries": [...]}
    Column("notes", Text, nullable=False),
    _person("saved_by"),
    Column("saved_at", UtcTime, nullable=False),
    Column("action", Text, nullable=False),
)

submissions = Table(  # what somebody asks to be published
    "submissions",
    TABLES,
    Column("submission_id", Integer, primary_key=True),
    Column("view_id", Text, ForeignKey("views.view_id"), nullable=False),
    Column("view_revision", Integer, nullable=False),
    Column("slug", Text, nullable=False),
    Column("content", JSON, nullable=False),
    _person("asked_by"),
    Column("asked_at", UtcTime, nullable=False),
    Column("decision", Text, nullable=False),  # open, published, refused, taken back
    _person("decided_by", nullable=True),
    Column("decided_at", UtcTime),
    Column("version", Integer),
)

feedback = Table(
    "feedback",
    TABLES,
    Column("feedback_id", Integer, primary_key=True),
    Column("slug", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("figure", Text, nullable=False),  # which figure is meant; empty for the page
    Column("kind", Text, nullable=False),  # useful, not_useful, wrong
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("state", Text, nullable=False),  # new, shown, put_away
    Column("answer", Text, nullable=False),
    _person("decided_by", nullable=True),
    Column("decided_at", UtcTime),
)
