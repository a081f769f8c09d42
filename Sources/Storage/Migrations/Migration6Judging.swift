import Persistence

extension Migration {
    /// What probes saw of states, verdicts with their evidence and history, and what people state.
    static let judgingTables = Migration(
        "6 judging",
        [
            """
            CREATE TABLE observation (
                stream \(.int64) NOT NULL, measure \(.text) NOT NULL, form \(.text) NOT NULL, number \(.real),
                words \(.text), at \(.int64) NOT NULL, detail \(.text) NOT NULL, PRIMARY KEY (stream, measure))
            """,
            """
            CREATE TABLE standard_file (
                sha256 \(.text) NOT NULL PRIMARY KEY, standard \(.text) NOT NULL, version \(.text) NOT NULL,
                source \(.text) NOT NULL, first_used_at \(.int64) NOT NULL)
            """,
            """
            CREATE TABLE verdict (
                subject_id \(.int64) NOT NULL REFERENCES subject (id), standard \(.text) NOT NULL,
                criterion \(.text) NOT NULL, verdict \(.text) NOT NULL, disputed \(.int64) NOT NULL,
                since \(.int64) NOT NULL, assessed_at \(.int64) NOT NULL, version \(.text) NOT NULL,
                sha256 \(.text) NOT NULL, record \(.text) NOT NULL, pending \(.text), pending_count \(.int64) NOT NULL,
                lapsed \(.int64) NOT NULL, PRIMARY KEY (subject_id, standard, criterion))
            """,
            "CREATE INDEX verdict_standard ON verdict (standard, verdict)",
            """
            CREATE TABLE verdict_change (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), standard \(.text) NOT NULL,
                criterion \(.text) NOT NULL, was \(.text), became \(.text) NOT NULL, disputed \(.int64) NOT NULL,
                at \(.int64) NOT NULL, cause \(.text) NOT NULL, version \(.text) NOT NULL, sha256 \(.text) NOT NULL,
                record \(.text) NOT NULL)
            """,
            "CREATE INDEX verdict_change_of ON verdict_change (subject_id, standard, id)",
            """
            CREATE TABLE attestation (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), standard \(.text) NOT NULL,
                version \(.text) NOT NULL, criterion \(.text) NOT NULL, answer \(.text) NOT NULL,
                statement \(.text) NOT NULL, evidence \(.text) NOT NULL, stated_by \(.text) NOT NULL,
                stated_at \(.int64) NOT NULL, reviewed_by \(.text), reviewed_at \(.int64), accepted \(.int64),
                note \(.text))
            """,
            "CREATE INDEX attestation_of ON attestation (subject_id, standard, criterion, id)",
            """
            CREATE TABLE exemption (
                id \(.rowKey), subject_id \(.int64) NOT NULL REFERENCES subject (id), standard \(.text) NOT NULL,
                version \(.text) NOT NULL, criterion \(.text) NOT NULL, reason \(.text) NOT NULL,
                alternative \(.text) NOT NULL, requested_by \(.text) NOT NULL, requested_at \(.int64) NOT NULL,
                approved_by \(.text), approved_at \(.int64), first_day \(.text) NOT NULL, last_day \(.text) NOT NULL)
            """,
            "CREATE INDEX exemption_of ON exemption (subject_id, standard, id)",
        ])
}
