"""A store that keeps up with the news: pages, articles, stories and dossiers in one SQLite file or a PostgreSQL database.

At the edge: it imports the steps, and none of them imports it. `database.open_store` opens one, `ingest.ingest` fills it,
`queries` asks it, `doctor.examine` says whether it is sound; docs/store.md has the commands.
"""
