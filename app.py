"""What gunicorn serves: ``gunicorn app:server``."""

from dashboard.create_app import create_server
from dashboard.settings import read_settings

server = create_server(read_settings())
