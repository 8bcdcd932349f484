"""Write the next migration: what the tables have and the history does not yet. Then read it, and give it its words.

``make migration SAYS="seats of a training"``
"""

import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

import bot.app  # noqa: F401  # every room's tables on the one metadata
from bot.storage.migrate import config, migrate_file


def write(says: str) -> str:
    """Compare an empty database, migrated, with the metadata; the new file's path."""
    settings = config()
    number = len(list(ScriptDirectory.from_config(settings).walk_revisions())) + 1
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        if number > 1:
            migrate_file(file)
        with sa.create_engine(f"sqlite:///{file}").begin() as connection:
            settings.attributes["connection"] = connection
            script = command.revision(settings, says, autogenerate=True, rev_id=f"{number:04d}")
    return str(script.path if script and not isinstance(script, list) else "")


if __name__ == "__main__":
    sys.stdout.write(write(sys.argv[1]) + "\n")
