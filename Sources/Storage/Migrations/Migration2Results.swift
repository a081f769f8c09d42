import Persistence

extension Migration {
    /// Results as they come, results of closed hours clustered by stream and time, and their hour and day rows.
    static let resultTables = Migration(
        "2 results",
        [
            """
            CREATE TABLE result_recent (
                id \(.rowKey), stream \(.int64) NOT NULL, at \(.int64) NOT NULL, trigger_kind \(.int64) NOT NULL,
                outcome \(.int64) NOT NULL, reason \(.text) NOT NULL, status \(.int64) NOT NULL,
                name_lookup \(.int64) NOT NULL, connect \(.int64) NOT NULL, tls \(.int64) NOT NULL,
                first_byte \(.int64) NOT NULL, transfer \(.int64) NOT NULL, total \(.int64) NOT NULL,
                loop_lag \(.int64) NOT NULL, detail \(.text), extracted \(.text))
            """,
            """
            CREATE TABLE result (
                id \(.rowKey), trigger_kind \(.int64) NOT NULL, outcome \(.int64) NOT NULL, reason \(.text) NOT NULL,
                status \(.int64) NOT NULL, name_lookup \(.int64) NOT NULL, connect \(.int64) NOT NULL,
                tls \(.int64) NOT NULL, first_byte \(.int64) NOT NULL, transfer \(.int64) NOT NULL,
                total \(.int64) NOT NULL, loop_lag \(.int64) NOT NULL, detail \(.text), extracted \(.text))
            """,
            """
            CREATE TABLE result_hour (
                id \(.rowKey), good \(.int64) NOT NULL, slight \(.int64) NOT NULL, bad \(.int64) NOT NULL,
                unknown \(.int64) NOT NULL, confirmations \(.int64) NOT NULL, server_errors \(.int64) NOT NULL,
                network_failures \(.int64) NOT NULL, total \(.bytes) NOT NULL, first_byte \(.bytes) NOT NULL)
            """,
            """
            CREATE TABLE result_day (
                id \(.rowKey), good \(.int64) NOT NULL, slight \(.int64) NOT NULL, bad \(.int64) NOT NULL,
                unknown \(.int64) NOT NULL, confirmations \(.int64) NOT NULL, server_errors \(.int64) NOT NULL,
                network_failures \(.int64) NOT NULL, total \(.bytes) NOT NULL, first_byte \(.bytes) NOT NULL)
            """,
        ])
}
