"""Django settings: what an operator may change comes from the environment.

See `docs/exploitation.md`.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import django
from csp.constants import NONE, SELF

from tourdetable.config import environment as env
from tourdetable.core.words import language

PACKAGE = Path(__file__).resolve().parent.parent
DATA = env.path("DATA", Path.cwd() / "var")

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or env.content(DATA / "secret.key") or secrets.token_urlsafe(50)
"""Without a key of its own, an installation forgets who signed in when it restarts.

`tourdetable serve` keeps one, that every command reads.
"""

ALLOWED_HOSTS = env.words("HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ORIGINS")

FILES = env.path("FILES", DATA / "files")
"""Where the documents of meetings are kept."""
FILES_MOST = env.whole("FILES_MOST", 20, most=500) * 1024 * 1024
"""The largest document that is taken, in octets; megabytes in the environment."""

FEEDS = env.flag("FEEDS", default=True)
"""Whether the feeds that networks ask for are read: the only addresses that we open for them."""

DEMO_TODAY = env.text("DEMO_TODAY")
"""The day at which the demo's clock stands (ISO date); empty outside the demo."""

SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
"""Where readers find the site: what the links of e-mails begin with."""

WORKERS = env.whole("WORKERS", 1, most=64)
"""How many processes answer requests: a core can keep one busy."""

PLANNER_SECONDS = env.whole("PLANNER_SECONDS", 60, most=24 * 3600)
"""How long the planner may look for the best year of one group of bodies; what it has by then is
kept."""

CHARTERS = env.path(
    "CHARTERS", env.first_that_exists(PACKAGE.parent.parent / "charters", PACKAGE / "charters")
)
"""The charter files that come with the program: in a checkout, or in an installed package."""

METHODS = env.path(
    "METHODS", env.first_that_exists(PACKAGE.parent.parent / "methods", PACKAGE / "methods")
)
"""The methods of working together, likewise."""

NEIGHBOURS = env.path(
    "NEIGHBOURS",
    env.first_that_exists(PACKAGE.parent.parent / "neighbours", PACKAGE / "neighbours"),
)
"""The synonyms of the field, likewise."""

SYNONYMS = env.path("SYNONYMS", Path()) if env.text("SYNONYMS") else None
"""A file of synonyms of one's own, which adds to them."""

GUIDE = env.first_that_exists(PACKAGE.parent.parent / "docs" / "guide", PACKAGE / "guide")
"""The user guide, likewise."""

INSTALLED_APPS = [
    "tourdetable.domain.journal",
    "tourdetable.domain.files",
    "tourdetable.domain.people",
    "tourdetable.domain.signin",
    "tourdetable.domain.networks",
    "tourdetable.domain.territories",
    "tourdetable.domain.tags",
    "tourdetable.domain.papers",
    "tourdetable.domain.places",
    "tourdetable.domain.schemes",
    "tourdetable.domain.joining",
    "tourdetable.domain.rosters",
    "tourdetable.domain.compliance",
    "tourdetable.domain.topics",
    "tourdetable.domain.meetings",
    "tourdetable.domain.agendas",
    "tourdetable.domain.attachments",
    "tourdetable.domain.guests",
    "tourdetable.domain.commitments",
    "tourdetable.domain.register",
    "tourdetable.domain.decisions",
    "tourdetable.domain.consultations",
    "tourdetable.domain.rounds",
    "tourdetable.domain.rota",
    "tourdetable.domain.minutes",
    "tourdetable.domain.groups",
    "tourdetable.domain.deliverables",
    "tourdetable.domain.experience",
    "tourdetable.domain.library",
    "tourdetable.domain.relays",
    "tourdetable.domain.availability",
    "tourdetable.domain.years",
    "tourdetable.domain.programme",
    "tourdetable.domain.convention",
    "tourdetable.domain.referrals",
    "tourdetable.domain.coordination",
    "tourdetable.domain.questionnaires",
    "tourdetable.domain.evaluation",
    "tourdetable.domain.site",
    "tourdetable.domain.complaints",
    "tourdetable.domain.newsletters",
    "tourdetable.domain.founding",
    "tourdetable.domain.inbox",
    "tourdetable.domain.search",
    "tourdetable.domain.notices",
    "tourdetable.interface.mail",
    "tourdetable.interface.web",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "tourdetable.interface.web.base.middleware.WithoutNul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tourdetable.interface.web.base.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tourdetable.interface.web.base.middleware.SignedInAccount",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tourdetable.interface.web.base.middleware.ClockAndPerson",
    "tourdetable.interface.web.base.middleware.KeptTogether",  # before lengths are counted
]

ROOT_URLCONF = "tourdetable.config.urls"
WSGI_APPLICATION = "tourdetable.config.wsgi.application"

INTERFACE = PACKAGE / "interface"
TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "tourdetable.interface.web.templating.backend.Backend",
        "DIRS": [
            INTERFACE / "web" / "overrides" / "templates",  # first those of Django and allauth
            INTERFACE / "web" / "templates",
            INTERFACE / "mail" / "templates",
            Path(django.__file__).parent / "forms" / "jinja2",
        ],
        "OPTIONS": {
            "environment": "tourdetable.interface.web.templating.backend.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "tourdetable.interface.web.base.context.page",
                *(["tourdetable.interface.demo.bar.bar"] if DEMO_TODAY else []),
                "tourdetable.interface.web.areas.pages.context.mention",
                "tourdetable.interface.web.areas.guide.context.help_here",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": env.database(os.environ.get("DATABASE_URL", ""), DATA / "tourdetable.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = language.FIRST.code
LANGUAGES = [(known.code, known.name) for known in language.LANGUAGES.values()]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_COLLECTED = env.flag("STATIC_COLLECTED", default=True)
"""Whether static files are served compressed and fingerprinted, once collected.

Else they come straight from the sources.
"""

COLLECTED, SOURCES = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "django.contrib.staticfiles.storage.StaticFilesStorage",
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": COLLECTED if STATIC_COLLECTED else SOURCES},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not STATIC_COLLECTED

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tourdetable.interface.web.areas.signin.adapter.MailboxAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 5
ACCOUNT_LOGIN_TIMEOUT = 3600  # a code sent again lives its own quarter of an hour
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {  # see `areas/signin/limits.py`
    "code_in_a_minute": "3/m/key",  # to a mailbox, asked from one address
    "code_in_an_hour": "10/h/key",  # the same
    "code_to_a_mailbox": "30/h/key",  # wherever it is asked from
    "request_login_code": "120/m/ip",  # a town hall is one address
    "code_at_all": "600/m/key",
    "keep_words": "120/m/ip",
    "join": "120/m/ip",  # an invitation's link, opened or used
    "complain": "30/h/ip",  # a complaint, as anybody makes it
    "complain_at_all": "300/h/key",  # those who answer are written to each time
    "subscribe": "30/h/ip",  # to newsletters: each sends a message to the address given
    "register_day": "60/m/ip",  # to an open day: a town hall is one address
    "stranger_mailbox": "5/h/key",  # messages that strangers have sent to one mailbox, by any form
    "stranger_mailbox_in_a_day": "12/d/key",  # the same
    "answer": "120/m/ip",  # the link of an invitation to a meeting, opened or used
    "question_outside": "120/m/ip",  # a link that leaves the network, opened and answered
    "questionnaire": "3000/m/ip",  # a room full of people is one address
    "founding_key": "30/m/ip",
    "passkey": "120/m/ip",
    "identity": "120/m/ip",
    "send_address_code": "10/h/key",  # see `areas/own/codes.py`
    "try_address_code": "20/h/key",
    "try_room_code": "20/h/key",  # see `areas/register/check_in.py`
    "wrong_room_code": "60/h/ip",  # see `areas/live/joining.py`: a room is one address
}
ALONE = WORKERS == 1 and not os.environ.get("DATABASE_URL", "")
"""Whether one process answers everybody: PostgreSQL may serve several machines."""
CACHES = {"default": env.counters(shared=not ALONE)}
ACCOUNT_FORMS = {
    "request_login_code": "tourdetable.interface.web.areas.signin.forms.AddressForm",
    "confirm_login_code": "tourdetable.interface.web.areas.signin.forms.CodeForm",
}
MFA_ADAPTER = "tourdetable.interface.web.areas.signin.ceremony.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

PROCONNECT: dict[str, Any] = env.identity_provider(
    "PROCONNECT", "https://auth.agentconnect.gouv.fr/api/v2"
)
OIDC: dict[str, Any] = env.identity_provider("OIDC")
"""Where people may prove who they are: ProConnect, and any other OpenID provider; empty without.
Access comes from seats all the same (`areas/signin/identities.py`)."""

EMAIL_BACKEND = (  # the demo, where anybody takes anybody's place, never writes to the world
    "tourdetable.interface.mail.smtp.WitnessBackend"
    if env.text("SMTP_HOST") and not DEMO_TODAY
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env.text("SMTP_HOST", "localhost")
EMAIL_PORT = env.whole("SMTP_PORT", 25, most=65_535)
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("SMTP_STARTTLS")
EMAIL_TIMEOUT = 10
MAIL_RATE = env.whole("MAIL_RATE", 300, most=100_000, least=0)
"""Messages a minute at most, all workers together; 0: as fast as they go."""
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Tour de table <tourdetable@localhost>")
ANSWERS_ADDRESS = env.mail_address("ANSWERS_ADDRESS")
"""The mailbox that answers are sent to, under an address signed for each reader; empty when nobody
reads any: what calendar programs answer then reaches nobody, and they are not asked to."""

IMAP: dict[str, Any] = {} if DEMO_TODAY else env.mailbox()
"""The mailbox where answers to invitations arrive; empty without. `serve` reads it."""
MAIL_VOUCHED_BY = env.text("MAIL_VOUCHED_BY").strip()
"""The name by which our own mail server says, in `Authentication-Results`, that it checked where a
message comes from (DMARC); empty: nobody is believed on their address alone."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *env.origins(PROCONNECT, OIDC)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
HTTPS = env.flag("HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
PROXIES = env.proxies("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
"""How many of the last addresses of `X-Forwarded-For` were written by our own proxies: limits
count the one that the first of them saw."""
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_ENGINE = "tourdetable.interface.web.areas.signin.sessions"
"""Fourteen days from the last use, not from signing in."""
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "tourdetable.interface.web.areas.signin.refusals.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "tourdetable.interface.web.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"one_line": {"()": "tourdetable.config.refusals.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["one_line"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"psycopg.pool": {"level": "ERROR"}},  # each try; what is away is said once
}
