import Persistence

extension Migration {
    /// Subjects as a tree and a graph, every version of what was registered, and the log that a running server follows.
    static let registryTables = Migration(
        "1 registry",
        [
            """
            CREATE TABLE setting (name \(.text) NOT NULL PRIMARY KEY, value \(.text) NOT NULL)
            """,
            """
            CREATE TABLE subject (
                id \(.rowKey), kind \(.text) NOT NULL, path \(.text) NOT NULL, parent_id \(.int64) REFERENCES subject (id),
                title \(.text) NOT NULL, registered_at \(.int64) NOT NULL, retired_at \(.int64),
                UNIQUE (kind, path))
            """,
            "CREATE INDEX subject_parent ON subject (parent_id)",
            """
            CREATE TABLE subject_link (
                from_id \(.int64) NOT NULL REFERENCES subject (id), kind \(.text) NOT NULL, to_kind \(.text) NOT NULL,
                to_path \(.text) NOT NULL, PRIMARY KEY (from_id, kind, to_kind, to_path))
            """,
            "CREATE INDEX subject_link_to ON subject_link (to_kind, to_path)",
            """
            CREATE TABLE registration (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), version \(.int64) NOT NULL,
                source \(.text) NOT NULL, digest \(.text) NOT NULL, registered_at \(.int64) NOT NULL,
                registered_by \(.text) NOT NULL, UNIQUE (subject_id, version))
            """,
            """
            CREATE TABLE stream (
                id \(.rowKey), probe \(.text) NOT NULL, location \(.text) NOT NULL, created_at \(.int64) NOT NULL,
                UNIQUE (probe, location))
            """,
            """
            CREATE TABLE change_log (
                seq \(.rowKey), kind \(.text) NOT NULL, path \(.text) NOT NULL, changed_at \(.int64) NOT NULL)
            """,
        ])
}
