"""Who exists: bodies, offices and their holders in time, States, organisations, people, instruments.

The data are the Turtle files in `data/authority`; `docs/authority.md` says how to add a record.
"""

from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.load import authority_files, load_authority
from hrgraph.authority.records import Name, NameHit, NameKind, Record, RecordType, Tenure

__all__ = [
    "AuthorityIndex",
    "Name",
    "NameHit",
    "NameKind",
    "Record",
    "RecordType",
    "Tenure",
    "authority_files",
    "load_authority",
]
