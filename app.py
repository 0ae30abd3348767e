"""What gunicorn serves: ``gunicorn app:server``."""

from dashboard.create_app import create_app
from dashboard.settings import read_settings

server = create_app(read_settings()).server
