extension PageMarks {
    /// What programs print, and nothing else, when their database does not answer.
    ///
    /// A page that writes about such a message goes on after it, so each ends with the text.
    static let databases: [PageMark] = [
        error("an error of MySQL", whole: "Too many connections"),
        error(
            "an error of a database", pattern: "\(lead){0,2}(?:\(sqlState)|\(mySQL)|\(postgres))[.!]?\\z", longest: 500),
        error(
            "an error of a database",
            pattern: "\(lead)?\(connecting)(?: ?[:!.-] ?| )\(system)[.!]?\\z", longest: 300),
        error(
            "an error of a database",
            pattern: "(?:Error: )?(?:Unable to|Could not|Cannot|Failed to) connect to (?:the )?database(?: server)?"
                + "[.!]?\\z", longest: 80),
        error(
            "an error of MySQL",
            pattern: "\(lead)?You have an error in your SQL syntax; check the manual that corresponds to your "
                + "(?:MySQL|MariaDB) server version for the right syntax to use near .{1,1500} at line \\d+\\z"),
        // Oracle: one message or several; what is written about one goes on with a sentence.
        error(
            "an error of Oracle",
            pattern: "\(lead)?(?:ORA-\\d{5}: (?:\"[^\"]{1,100}\"|(?! [-–—] )(?:[^.!?\"]|[.!?](?=\\S)))+[.]? ?)+\\z",
            longest: 1000),
        // OpenCart: system/library/db/mysqli.php.
        error(
            "OpenCart without its database",
            pattern: "(?:\\w+: )?Error: Could not make a database link using [^\\s@]+@[^\\s@]+?"
                + "!?(?: Message: .{1,300})?(?: in \\S{1,300} on line \\d+\\b.*)?\\z", longest: 3000),
        // CodeIgniter: application/views/errors/html/error_db.php and error_php.php.
        error(
            "CodeIgniter without its database", title: .exactly("Database Error"),
            starts: "A Database Error Occurred "),
        error(
            "an error of CodeIgniter",
            pattern: "A PHP Error was encountered Severity: [\\w\\\\ ]{3,80} Message: "
                + "(?:.{3,1000}? Filename: \\S+ Line Number: \\d+\\b|.{3,300}\\z)", longest: 4000),
        // Moodle: lang/en/error.php, dbconnectionfailed.
        error(
            "Moodle without its database",
            pattern: "(?:Error: )?Database connection failed It is possible that the database is overloaded or "
                + "otherwise not running properly\\.", longest: 500),
    ]

    /// What programs write before the message itself.
    private static let lead = "(?:.{1,100}?[:.!] )"

    /// How programs say that they tried to connect.
    private static let connecting =
        "(?:(?:Connection|Connect|Database connection|DB connection) failed"
        + "|Failed to connect to (?:MySQL|MariaDB|PostgreSQL|(?:the )?database)"
        + "|(?:Could not|Unable to|Cannot|Can['’]t) connect(?: to (?:MySQL|MariaDB|PostgreSQL|(?:the )?database|db))?"
        + "|Connect(?:ion)? [Ee]rror(?: \\(\\d+\\))?)"

    /// Why a connection was not made, in the words of the system.
    private static let system =
        "(?:Connection refused|No such file or directory|Connection timed out|Operation timed out|No route to host"
        + "|Connection reset by peer|Temporary failure in name resolution|Name or service not known"
        + "|php_network_getaddresses: getaddrinfo(?: for \\S+)? failed: [\\w ,-]{5,60})"

    /// Messages of MySQL and MariaDB: libmysql/errmsg.c, share/errmsg-utf8.txt.
    private static let mySQL =
        "(?:Can['’]t connect to (?:local )?(?:MySQL |MariaDB )?server (?:through socket|on) '[^']{1,200}'"
        + "(?: \\(\\d+(?: \"[^\"]{1,60}\")?\\))?"
        + "|(?:MySQL )?[Ss]erver has gone away"
        + "|Lost connection to (?:MySQL )?server (?:during query|at '[^']{1,80}', system error: \\d+)"
        + "|Unknown MySQL server host '[^']{1,200}' \\(-?\\d+\\)"
        + "|Access denied for user '[^']{0,80}'@'[^']{0,80}'(?: \\(using password: (?:YES|NO)\\)| to database '[^']{1,80}')"
        + "|Unknown database '[^']{1,80}'"
        + "|Host '[^']{1,200}' is (?:not allowed to connect to this (?:MySQL|MariaDB) server"
        + "|blocked because of many connection errors.{0,80})"
        + "|User '?[^' ]{1,80}'? (?:has exceeded the '[^']{1,60}' resource \\(current value: \\d+\\)"
        + "|already has more than 'max_user_connections' active connections)"
        + "|Table '[^']{1,200}' (?:doesn['’]t exist|is marked as crashed and should be repaired))"

    /// Messages of PostgreSQL: src/interfaces/libpq/fe-connect.c.
    private static let postgres =
        "(?:(?:could not connect to server: |connection to server (?:at|on socket) \"[^\"]{1,100}\".{0,60}? failed: )"
        + "[\\w ]{5,60} Is the server running .{5,140} connections(?: on [^?]{3,100})?\\?"
        + "|FATAL: (?:sorry, too many clients already|the database system is (?:starting up|shutting down|in recovery mode)"
        + "|remaining connection slots are reserved for [\\w -]{5,80}))"

    /// Messages of PDO: ext/pdo/pdo_dbh.c; a state, then the number of the database, then its own words.
    private static let sqlState =
        "(?:SQLSTATE\\[\\w{5}\\](?: \\[-?\\d+\\] (?:\(mySQL)|\(system)|\(postgres)|[^.!?]{3,160})"
        + "|: [^:]{3,80}: -?\\d+ .{3,300}|: Invalid parameter number(?:: [\\w ]{5,60})?))"
}
