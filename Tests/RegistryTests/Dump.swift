import Testing
import Foundation
@Test func `dump`() throws {
    let v: [(String, String, String)] = [
        ("an unknown key at the top", "sector: \"identity\"", "sectr: \"identity\""),
        ("a missing title", "title: { en: \"Renew a passport\", fr: \"Renouveler un passeport\" }\n", ""),
        ("a missing organisation", "organisation: \"passport-office\"", "organization: \"passport-office\""),
        ("an id with capitals", "id: \"renew-passport\"", "id: \"Renew-Passport\""),
        ("an id that is a number", "id: \"renew-passport\"", "id: 2026"),
        ("an id that is a list", "id: \"renew-passport\"", "id: [\"renew-passport\"]"),
        ("an empty id", "id: \"renew-passport\"", "id: \"\""),
        ("an id without a value", "id: \"renew-passport\"", "id:"),
        (
            "an id that is too long", "id: \"renew-passport\"",
            "id: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""
        ),
        ("a title without a language", "title: { en: \"Apply\" }", "title: \"Apply\""),
        ("a title of no words", "title: { en: \"Apply\" }", "title: {}"),
        ("a title in no language", "title: { en: \"Apply\" }", "title: { english: \"Apply\" }"),
        ("a title whose words are a number", "title: { en: \"Apply\" }", "title: { en: 7 }"),
        (
            "a title with one language in two spellings", "title: { en: \"Apply\" }",
            "title: { en: \"Apply\", EN: \"Apply\" }"
        ),
        ("an unknown phase", "phase: \"live\"", "phase: \"lve\""),
        ("an unknown kind", "kind: \"transactional\"", "kind: \"shop\""),
        (
            "a language that is none", "languages: [\"en\", \"fr\"]                  #",
            "languages: [\"en\", \"french!\"]                  #"
        ),
        (
            "languages that are one word", "languages: [\"en\", \"fr\"]                  #",
            "languages: \"en\"                  #"
        ),
        (
            "an unquoted language true", "languages: [\"en\", \"fr\"]                  #",
            "languages: [en, true]                  #"
        ),
        (
            "a service that depends on itself", "depends_on: [\"national-login\", \"payments\"]",
            "depends_on: [\"renew-passport\"]"
        ),
        ("a volume in quotes", "per_year: 420000", "per_year: \"420000\""),
        ("a negative volume", "per_year: 420000", "per_year: -1"),
        ("a volume with a point", "per_year: 420000", "per_year: 420.5"),
        ("an unknown key of volumes", "per_year: 420000", "per_yaer: 420000"),
        ("a date without quotes", "from: \"2026-05-15\"", "from: 2026-05-15"),
        ("a day that does not exist", "from: \"2026-05-15\"", "from: \"2026-02-30\""),
        ("a period that ends before it begins", "until: \"2026-07-15\"", "until: \"2026-05-14\""),
        ("an office with a space", "office: \"service_owner\"", "office: \"service owner\""),
        ("an address without an at", "email: \"owner@passport.example\"", "email: \"owner.passport.example\""),
        (
            "an address with a header in it", "email: \"owner@passport.example\"",
            "email: \"owner@passport.example\\nBcc: x@y.example\""
        ),
        ("an official without an address", "email: \"duty@passport.example\", ", ""),
        ("hours without a zone", ", timezone: \"Europe/Dublin\" }", " }"),
        ("a zone without hours", "hours: \"Mo-Fr 08:00-18:00\", timezone", "timezone"),
        ("a zone that is misspelt", "timezone: \"Europe/Dublin\" }", "timezone: \"Europe/Dubln\" }"),
        ("a zone by abbreviation", "timezone: \"Europe/Dublin\" }", "timezone: \"EST\" }"),
        ("hours with a misspelt day", "hours: \"Mo-Fr 08:00-18:00\"", "hours: \"Mon-Fr 08:00-18:00\""),
        ("hours without times", "hours: \"Mo-Fr 08:00-18:00\"", "hours: \"Mo-Fr\""),
        ("hours with an open end", "hours: \"Mo-Fr 08:00-18:00\"", "hours: \"Mo-Fr 08:00+\""),
        ("hours with the sun", "hours: \"Mo-Fr 08:00-18:00\"", "hours: \"Mo-Fr sunrise-sunset\""),
        ("hours with a time of 25", "hours: \"Mo-Fr 08:00-18:00\"", "hours: \"Mo-Fr 08:00-25:00\""),
        ("hours with words in quotes", "hours: \"Mo-Fr 08:00-18:00\"", "hours: 'Mo-Fr 08:00-18:00 \"by appointment\"'"),
        (
            "a standard without a version", "id: \"fr.gouv.observatoire\", version: \"2023.1\", ",
            "id: \"fr.gouv.observatoire\", "
        ),
        ("a version that is a number", "version: \"2023.1\"", "version: 2023.1"),
        ("a parameter that is a list", "minimum_answers: 100", "minimum_answers: [100]"),
        ("a parameter with a bad id", "minimum_answers: 100", "\"Minimum Answers\": 100"),
        ("two tasks of one id", "{ id: \"track\", title", "{ id: \"apply\", title"),
        ("a task without an id", "{ id: \"apply\", title", "{ title"),
        ("a fact of an unknown kind", "fee: { kind: \"money\", value", "fee: { kind: \"cash\", value"),
        ("an amount without a currency", "value: \"75.00 EUR\"", "value: \"75.00\""),
        ("an amount with too few decimals", "value: \"75.00 EUR\"", "value: \"75.0 EUR\""),
        ("an amount of yen with decimals", "value: \"75.00 EUR\"", "value: \"7500.00 JPY\""),
        ("an amount with a misspelt currency", "value: \"75.00 EUR\"", "value: \"75.00 EUT\""),
        ("a processing time in words", "value: \"P15D\"", "value: \"15 days\""),
        ("documents that are one text", "value: [\"photo\", \"old passport\"]", "value: \"photo\""),
        ("no channels", "channels:\n  - id: \"web\"", "channels: []\nchannel:\n  - id: \"web\""),
        ("two channels of one id", "id: \"phone\"", "id: \"api\""),
        ("an unknown kind of channel", "kind: \"phone\"", "kind: \"telephone\""),
        (
            "an address with a password", "address: \"https://passport.example/renew\"",
            "address: \"https://me:secret@passport.example/renew\""
        ),
        ("an address without a host", "address: \"https://passport.example/renew\"", "address: \"https:///renew\""),
        (
            "a task that the service does not have",
            "tasks: [\"apply\", \"track\"]\n    probes:\n      - { id: \"start\"",
            "tasks: [\"apply\", \"trak\"]\n    probes:\n      - { id: \"start\""
        ),
        ("a probe of an unknown task", "use: \"web-page\", task: \"apply\"", "use: \"web-page\", task: \"aply\""),
        (
            "a probe of a task that the channel does not offer", "use: \"json-api\", every",
            "use: \"json-api\", task: \"apply\", every"
        ),
        ("two probes of one id", "id: \"certificate\", use", "id: \"start\", use"),
        ("a probe without a definition", "use: \"certificate\", ", ""),
        (
            "a probe that never runs", "{ id: \"status\", use: \"json-api\", every: \"60s\"",
            "{ id: \"status\", use: \"json-api\", every: \"0s\""
        ),
        (
            "a probe once in a year", "{ id: \"status\", use: \"json-api\", every: \"60s\"",
            "{ id: \"status\", use: \"json-api\", every: \"P365D\""
        ),
        (
            "an interval without a unit", "{ id: \"status\", use: \"json-api\", every: \"60s\"",
            "{ id: \"status\", use: \"json-api\", every: 60"
        ),
        (
            "an interval by month", "{ id: \"status\", use: \"json-api\", every: \"60s\"",
            "{ id: \"status\", use: \"json-api\", every: \"P1M\""
        ),
        ("a secret without a name", "host: \"passport.example\"", "host: { secrets: \"x\" }"),
        ("a parameter with a tree", "host: \"passport.example\"", "host: { secret: \"x\", more: \"y\" }"),
        ("a fact that the service does not have", "fee: { probe: \"start\"", "fees: { probe: \"start\""),
        ("a fact found by an unknown probe", "fee: { probe: \"start\"", "fee: { probe: \"strat\""),
        ("a fact of two kinds", "path: \"$.fees.adult\", kind: \"money\"", "path: \"$.fees.adult\", kind: \"text\""),
        ("a fact found in an unknown way", "extract: \"json\"", "extract: \"jsn\""),
        ("a fact without its expression", "extract: \"json\", path: \"$.fees.adult\"", "extract: \"json\""),
        ("a fact with the expression of another way", "extract: \"json\", path:", "extract: \"json\", pattern:"),
        ("a fact that nobody states", "fee: { declared: \"80.00 EUR\", source", "fee: { source"),
        ("a declared amount in words", "declared: \"80.00 EUR\"", "declared: \"eighty\""),
        ("a fact declared on no day", "as_of: \"2026-02-01\"", "as_of: \"February\""),
        (
            "a currency that is none", "kind: \"money\", currency: \"EUR\" }\n  - id: \"api\"",
            "kind: \"money\", currency: \"euro\" }\n  - id: \"api\""
        ),
        (
            "feedback on an unknown channel", "channels: [\"web\", \"phone\", \"counter-cork\"]",
            "channels: [\"web\", \"fone\", \"counter-cork\"]"
        ),
        ("feedback without questions", "question_set: \"uk-satisfaction\"\n", "\n"),
        (
            "maintenance that ends before it begins", "tasks:\n  - { id: \"apply\"",
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00+01:00\", until: \"2026-03-01T18:00:00Z\" } ]\ntasks:\n  - { id: \"apply\""
        ),
        (
            "maintenance without a zone", "tasks:\n  - { id: \"apply\"",
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00\", until: \"2026-03-01T23:00:00Z\" } ]\ntasks:\n  - { id: \"apply\""
        ),
        (
            "maintenance of an unknown channel", "tasks:\n  - { id: \"apply\"",
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00Z\", until: \"2026-03-01T23:00:00Z\", channels: [\"wob\"] } ]\ntasks:\n  - { id: \"apply\""
        ),
        ("a duplicate key", "phase: \"live\"", "id: \"other\"\nphase: \"live\""),
        ("a duplicate key in a channel", "kind: \"counter\"", "kind: \"counter\"\n    id: \"counter\""),
        ("a tab for indentation", "    kind: \"counter\"", "\tkind: \"counter\""),
        ("a quote that never ends", "phase: \"live\"", "phase: \"live"),
        ("a bracket that never ends", "places: [\"cork\"]", "places: [\"cork\""),
        ("an anchor", "phase: \"live\"", "phase: &live \"live\""),
        ("an anchor with its alias", "phase: \"live\"", "phase: &live \"live\"\nsummary: *live"),
        ("a tag", "phase: \"live\"", "phase: !!str \"live\""),
        ("a merge key", "phase: \"live\"", "\"x\": \"y\"\n<<: { phase: \"live\" }"),
        ("a second document", "feedback:\n", "---\nfeedback:\n"),
        (
            "the format in the second place", "format: \"plumbline-service\"\nformat_version: \"1\"",
            "format_version: \"1\"\nformat: \"plumbline-service\""
        ),
        ("a format that is misspelt", "format: \"plumbline-service\"", "format: \"plumbline-servce\""),
        ("a format of something else", "format: \"plumbline-service\"", "format: \"plumbline-probe\""),
        ("a version that is a number without quotes", "format_version: \"1\"", "format_version: 1"),
        ("a version of tomorrow", "format_version: \"1\"", "format_version: \"2\""),
        (
            "several mistakes at once", "sector: \"identity\"\nlanguages: [\"en\", \"fr\"] ",
            "colour: \"red\"\nlanguages: [\"english\", 5] "
        ),
    ]
    var lines = ""
    for (n, f, r) in v {
        let range = try #require(sampleService.range(of: f))
        lines += "## " + n + "\n"
        for m in messages(sampleService.replacingCharacters(in: range, with: r)) { lines += m + "\n" }
    }
    lines += "## base\n" + messages(sampleService).joined(separator: "\n")
    try lines.write(toFile: "/tmp/h1-dump.txt", atomically: true, encoding: .utf8)
}
