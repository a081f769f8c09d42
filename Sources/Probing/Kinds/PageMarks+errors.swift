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
        error(
            "an error of Drupal",
            pattern: "The website encountered an unexpected error\\. (?:Please t|T)ry again later\\."
                + "(?:\\z| .{1,3000}? \\(line \\d+\\b)", longest: 8000),
        error(
            "MediaWiki without its database", starts: "Sorry! This site is experiencing technical difficulties.",
            says: "(Cannot access the database"),
        // TYPO3: typo3/sysext/core/Classes/Error/ProductionExceptionHandler.php: the moment and some digits.
        error(
            "an error of TYPO3", pattern: "Oops, an error occurred!(?: .{0,200}?)? Code: \\d{14}[0-9a-f]+\\b",
            longest: 400),
        error(
            "an error of Joomla", title: titled("^(?:Error\\b.*)?$"), starts: "Error displaying the error page: ",
            longest: 400
        ),
        error("an error of Laravel", title: .exactly("Whoops, looks like something went wrong."), longest: 20_000),
        error("an error of Laravel", pattern: #"Illuminate\\[\w\\]+Exception\b"#, longest: 200_000),
        error(
            "an error of Symfony", title: .starts("An Error Occurred: "),
            starts: "Oops! An Error Occurred The server returned a \""),
        error(
            "an error of Magento", starts: "There has been an error processing your request",
            says: "Exception printing is disabled by default for security reasons."),
        // ASP.NET, ASP, ColdFusion.
        error(
            "an error of ASP.NET",
            pattern: #"Server Error in '/\S*' Application\. (?:.{0,3000}? )?(?:Description|Stack Trace): "#,
            longest: 200_000),
        error(
            "an error of ASP.NET", title: .exactly("Internal Server Error"),
            starts: "An unhandled exception occurred while processing the request. ", longest: 200_000),
        error(
            "an error of ASP",
            pattern: #"Microsoft OLE DB Provider for [\w ]+ error '8[0-9a-fA-F]{7}' .{1,1200}? ?, line \d+"#),
        error(
            "an error of ASP", pattern: #"Microsoft VBScript runtime error '8[0-9a-fA-F]{7}' .{1,1200}? ?, line \d+"#),
        error("an error of ASP", pattern: #"Active Server Pages error 'ASP \d{4}'"#),
        error(
            "an error of ColdFusion", title: .exactly("Error Occurred While Processing Request"),
            starts: "Error Occurred While Processing Request", longest: 20_000),
        // Java: Spring Boot's ErrorMvcAutoConfiguration; Tomcat's ErrorReportValve.
        error(
            "an error of Spring",
            starts: "Whitelabel Error Page This application has no explicit mapping for /error, so you are seeing ",
            longest: 200_000),
        error(
            "an error of Tomcat", title: titled("^HTTP Status [45]\\d\\d [–-] "),
            pattern: "HTTP Status [45]\\d\\d [–-] .{0,500}?"
                + "(?:\\b(?:[Tt]ype?|Tipo|[Ee]xception|[Mm]essage|[Dd]escription) |Apache Tomcat/\\d|\\z)",
            longest: 200_000),
        // Python: django/views/debug.py and defaults.py; werkzeug/debug.
        error(
            "an error of Django", title: titled("^\\w+ at /"),
            says: "re seeing this error because you have DEBUG = True in your Django settings file",
            longest: 2 << 20),
        error("an error of Django", title: .exactly("Server Error (500)"), whole: "Server Error (500)"),
        error("an error of Flask", title: .ends("// Werkzeug Debugger"), longest: 2 << 20),
        error(
            "an error of Rails",
            title: titled("^We['’]re sorry, but something went wrong \\(500(?: [\\w ]{3,40})?\\)$"),
            pattern: "We['’]re sorry, but something went wrong\\.", longest: 1000),
        // Next.js: packages/next/src/client/components/error-boundary.tsx, pages/_error.tsx.
        error(
            "an error of Next.js",
            pattern: "Application error: a (?:client|server)-side exception has occurred(?: while loading \\S+)? "
                + "\\(see the (?:browser console|server logs) for more information\\)\\.(?: Digest: \\d+)?\\z",
            longest: 300),
        error(
            "an error of Next.js", title: .exactly("500: Internal Server Error"), whole: "500 Internal Server Error."),
        // CGI::Carp.
        error("an error of a Perl program", starts: "Software error:", says: "For help, please send mail to"),
        // Proxies that tell of an error with a status of success.
        error(
            "an error of Varnish", starts: "Error 5", says: "Guru Meditation:", "Varnish cache server", longest: 600),
        error(
            "an error of Cloudflare", title: titled("\\| 5\\d\\d: "), says: "Cloudflare Ray ID", longest: 3000),
    ]

    /// What programs print when they end in the middle.
    static let traces: [PageMark] = [
        // PHP: main/main.c, php_error_cb, without the markup that PHPErrorSearch knows; the program ends there.
        error(
            "an error of PHP", pattern: #"(PHP )?(Fatal|Parse) error: .{1,3800} on line \d+\z"#, longest: 4000),
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
