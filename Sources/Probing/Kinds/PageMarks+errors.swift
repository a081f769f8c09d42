extension PageMarks {
    /// Pages that programs show when their database or something else fails.
    static let errors: [PageMark] = [
        // WordPress: wp-includes/functions.php (dead_db, wp_die), with its translations; class-wp-fatal-error-handler.php.
        error("WordPress without its database", whole: "Error establishing a database connection"),
        error(
            "WordPress without its database", starts: "Error establishing a database connection",
            says: "in your wp-config.php file"),
        error("WordPress without its database", whole: "Erreur lors de la connexion à la base de données"),
        error("WordPress without its database", whole: "Erreur lors de la connexion à la base de données."),
        error("WordPress without its database", whole: "Fehler beim Aufbau einer Datenbankverbindung"),
        error("WordPress without its database", whole: "Error al establecer una conexión con la base de datos"),
        // The same in every language: wp_die, _default_wp_die_handler.
        error(
            "an error of WordPress", markup: "<body id=\"error-page\">", "#error-page {", longest: 1000),
        error(
            "an error of WordPress", starts: "There has been a critical error on this website.", longest: 300),
        error("an error of WordPress", starts: "Il y a eu une erreur critique sur ce site.", longest: 300),
        // Drupal: core/lib/Drupal/Core/EventSubscriber/FinalExceptionSubscriber.php.
        error("an error of Drupal", starts: "The website encountered an unexpected error.", longest: 8000),
        error(
            "MediaWiki without its database", starts: "Sorry! This site is experiencing technical difficulties.",
            says: "(Cannot access the database"),
        error("an error of TYPO3", starts: "Oops, an error occurred!", says: "Code: ", longest: 400),
        error("an error of Joomla", starts: "Error displaying the error page:"),
        error("an error of Laravel", title: .exactly("Whoops, looks like something went wrong."), longest: 20_000),
        error("an error of Laravel", pattern: #"Illuminate\\[\w\\]+Exception\b"#, longest: 200_000),
        error("an error of Symfony", title: .starts("An Error Occurred: "), starts: "Oops! An Error Occurred"),
        error(
            "an error of Magento", starts: "There has been an error processing your request",
            says: "Exception printing is disabled by default for security reasons."),
        // ASP.NET, ASP, ColdFusion.
        error("an error of ASP.NET", starts: "Server Error in '/", longest: 200_000),
        error("an error of ASP", pattern: #"Microsoft OLE DB Provider for [\w ]+ error '8[0-9a-fA-F]{7}'"#),
        error("an error of ASP", pattern: #"Microsoft VBScript runtime error '8[0-9a-fA-F]{7}'"#),
        error("an error of ASP", pattern: #"Active Server Pages error 'ASP \d{4}'"#),
        error(
            "an error of ColdFusion", title: .exactly("Error Occurred While Processing Request"),
            starts: "Error Occurred While Processing Request", longest: 20_000),
        // Java: Spring Boot's ErrorMvcAutoConfiguration; Tomcat's ErrorReportValve.
        error(
            "an error of Spring",
            starts: "Whitelabel Error Page This application has no explicit mapping for /error", longest: 200_000),
        error(
            "an error of Tomcat", title: titled("^HTTP Status [45]\\d\\d\\b"), starts: "HTTP Status ", longest: 200_000),
        // Python: django/views/debug.py and defaults.py; werkzeug/debug.
        error(
            "an error of Django", title: titled("^\\w+ at /"),
            says: "You're seeing this error because you have DEBUG = True in your Django settings file",
            longest: 2 << 20),
        error("an error of Django", title: .exactly("Server Error (500)"), whole: "Server Error (500)"),
        error("an error of Flask", title: .ends("// Werkzeug Debugger"), longest: 2 << 20),
        error(
            "an error of Rails", title: .exactly("We're sorry, but something went wrong (500)"), longest: 1000),
        // CGI::Carp.
        error("an error of a Perl program", starts: "Software error:", says: "For help, please send mail to"),
        // Databases, by themselves.
        error("an error of Oracle", pattern: #"ORA-\d{5}: "#, longest: 1000),
        error("an error of MySQL", whole: "Too many connections"),
        error(
            "an error of a database", pattern: #"SQLSTATE\[\w{5}\](: | \[)"#, longest: 300),
        error("an error of MySQL", starts: "You have an error in your SQL syntax; check the manual", longest: 2000),
        // Proxies that tell of an error with a status of success.
        error(
            "an error of Varnish", starts: "Error 5", says: "Guru Meditation:", "Varnish cache server", longest: 600),
        error(
            "an error of Cloudflare", title: titled("\\| 5\\d\\d: "), says: "Cloudflare Ray ID", longest: 3000),
    ]

    /// What programs print when they end in the middle.
    static let traces: [PageMark] = [
        // PHP: main/main.c, php_error_cb: two blanks after the colon, and the names in bold.
        error("an error of PHP in the page", markup: "<b>Fatal error</b>:  ", longest: 4 << 20),
        error("an error of PHP in the page", markup: "<b>Parse error</b>:  ", longest: 4 << 20),
        error("an error of PHP in the page", markup: "<br />\n<b>Warning</b>:  ", longest: 4 << 20),
        error("an error of PHP", pattern: #"(PHP )?(Fatal|Parse) error: .{1,3000} on line \d+"#, longest: 20_000),
        error("the trace of a Python program", starts: "Traceback (most recent call last): File \"", longest: 200_000),
        error(
            "the trace of a Java program",
            pattern:
                #"(Exception in thread .{1,200} )?[a-z][\w$]*(\.[\w$]+)+(Exception|Error)(: .{1,2000}?)? at [\w$.<>/]+\([\w$]+\.java:\d+\)"#,
            longest: 200_000),
        error(
            "the trace of a JavaScript program",
            pattern: #"\w*Error: .{1,1000}? at (.{1,300}\()?(file://)?/\S+\.[cm]?[jt]s:\d+:\d+"#, longest: 200_000),
        error("the trace of a Go program", pattern: #"panic: .{1,1000}? goroutine \d+ \["#, longest: 200_000),
    ]
}
