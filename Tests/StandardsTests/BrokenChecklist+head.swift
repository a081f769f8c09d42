/// Mistakes in the sample about the standard itself, and the messages that each gives.
let headMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "an unknown key at the top",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"license: "CC-BY-4.0""#,
        messages: [
            #"10:1: the key "license" is not known, did you mean "licence"?"#
        ]),
    BrokenChecklist(
        "an unknown key at the top that is like none",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"owner: "CC-BY-4.0""#,
        messages: [
            #"""
            10:1: the key "owner" is not known, expected one of changes, criteria, derived_from, effective_from, \#
            effective_from_existing, groups, id, licence, parameters, profiles, published, publisher, reference_data, \#
            scoring, source, status, summary, supersedes, title, version
            """#
        ]),
    BrokenChecklist(
        "a missing id",
        replacing: "id: \"org.example.standards.minimum-service\"\n",
        with: "",
        messages: [
            #"1:1: the key "id" is missing"#
        ]),
    BrokenChecklist(
        "a missing version",
        replacing: "version: \"2.1.0\"\n",
        with: "",
        messages: [
            #"1:1: the key "version" is missing"#
        ]),
    BrokenChecklist(
        "a missing status",
        replacing: "status: \"required\"\n",
        with: "",
        messages: [
            #"1:1: the key "status" is missing"#
        ]),
    BrokenChecklist(
        "a missing title",
        replacing: "title: { en: \"Minimum service standard\", fr: \"Norme minimale de service\" }\n",
        with: "",
        messages: [
            #"1:1: the key "title" is missing"#
        ]),
    BrokenChecklist(
        "a missing publisher",
        replacing: "publisher: { name: \"Example Standards Office\", uri: \"https://standards.example/\" }\n",
        with: "",
        messages: [
            #"1:1: the key "publisher" is missing"#
        ]),
    BrokenChecklist(
        "an id with a space",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: #"id: "Minimum service""#,
        messages: [
            #"""
            3:5: "id" is "Minimum service", expected 1 to 127 letters, digits, dots, hyphens and underscores, with a \#
            letter or digit at both ends
            """#
        ]),
    BrokenChecklist(
        "an id that is too long",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: #"""
            id: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\#
            aaaaaaaaaaaaaaaaaaaaaaaaaaa"
            """#,
        messages: [
            #"""
            3:5: "id" is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…", \#
            expected 1 to 127 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends
            """#
        ]),
    BrokenChecklist(
        "an id that is a number",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: "id: 2026",
        messages: [
            #"3:5: "id" is a number, expected text in quotes: "2026""#
        ]),
    BrokenChecklist(
        "an empty id",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: #"id: """#,
        messages: [
            #"3:5: "id" is empty, expected text"#
        ]),
    BrokenChecklist(
        "an id that is null",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: "id: null",
        messages: [
            #"3:5: "id" has no value, expected text"#
        ]),
    BrokenChecklist(
        "a version without quotes",
        replacing: #"version: "2.1.0""#,
        with: "version: 2.1",
        messages: [
            #"4:10: "version" is a number, expected text in quotes: "2.1""#
        ]),
    BrokenChecklist(
        "a version with a letter",
        replacing: #"version: "2.1.0""#,
        with: #"version: "v2.1.0""#,
        messages: [
            #"""
            4:10: "version" is "v2.1.0", expected one to three numbers without leading zeros, as "2019.7" or "2.1.0"
            """#
        ]),
    BrokenChecklist(
        "a version of four numbers",
        replacing: #"version: "2.1.0""#,
        with: #"version: "2.1.0.1""#,
        messages: [
            #"""
            4:10: "version" is "2.1.0.1", expected one to three numbers without leading zeros, as "2019.7" or \#
            "2.1.0"
            """#
        ]),
    BrokenChecklist(
        "a misspelt status",
        replacing: #"status: "required""#,
        with: #"status: "requried""#,
        messages: [
            #"""
            5:9: "status" is "requried", expected one of draft, pending, required, retired, did you mean "required"?
            """#
        ]),
    BrokenChecklist(
        "a status that is none",
        replacing: #"status: "required""#,
        with: #"status: "final""#,
        messages: [
            #"5:9: "status" is "final", expected one of draft, pending, required, retired"#
        ]),
    BrokenChecklist(
        "a day without quotes",
        replacing: #"published: "2026-03-01""#,
        with: "published: 2026-03-01",
        messages: [
            #"6:12: "published" is a date without quotes, expected text in quotes: "2026-03-01""#
        ]),
    BrokenChecklist(
        "a day in another form",
        replacing: #"published: "2026-03-01""#,
        with: #"published: "1 March 2026""#,
        messages: [
            #"6:12: "published" is "1 March 2026", expected a day, as "2026-03-01""#
        ]),
    BrokenChecklist(
        "a day that does not exist",
        replacing: #"effective_from_existing: "2027-07-01""#,
        with: #"effective_from_existing: "2027-06-31""#,
        messages: [
            #"8:26: "effective_from_existing" is "2027-06-31", expected a day, as "2026-03-01""#
        ]),
    BrokenChecklist(
        "a standard that counts before it is published",
        replacing: #"effective_from: "2026-07-01""#,
        with: #"effective_from: "2026-02-28""#,
        messages: [
            "7:1: the standard counts from 2026-02-28, before it is published, expected 2026-03-01 or later"
        ]),
    BrokenChecklist(
        "existing services before new ones",
        replacing: #"effective_from_existing: "2027-07-01""#,
        with: #"effective_from_existing: "2026-06-30""#,
        messages: [
            #"""
            8:1: the standard counts for existing services from 2026-06-30, before it counts for new ones, expected \#
            2026-07-01 or later
            """#
        ]),
    BrokenChecklist(
        "a day for existing services alone",
        replacing: "effective_from: \"2026-07-01\"\n",
        with: "",
        messages: [
            #"7:1: "effective_from_existing" has no "effective_from" beside it, expected both or none"#
        ]),
    BrokenChecklist(
        "a licence that is a number",
        replacing: #"licence: "CC-BY-4.0""#,
        with: "licence: 4.0",
        messages: [
            #"10:10: "licence" is a number, expected text in quotes: "4.0""#
        ]),
    BrokenChecklist(
        "a publisher that is one word",
        replacing: #"publisher: { name: "Example Standards Office", uri: "https://standards.example/" }"#,
        with: #"publisher: "Example Standards Office""#,
        messages: [
            #"9:12: "publisher" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a publisher without a name",
        replacing: #"name: "Example Standards Office", uri"#,
        with: "uri",
        messages: [
            #"9:12: the key "name" of "publisher" is missing"#
        ]),
    BrokenChecklist(
        "a publisher with a misspelt key",
        replacing: #"uri: "https://standards.example/""#,
        with: #"url: "https://standards.example/""#,
        messages: [
            #"9:48: the key "url" in "publisher" is not known, did you mean "uri"?"#
        ]),
    BrokenChecklist(
        "a title without a language",
        replacing: #"title: { en: "Minimum service standard", fr: "Norme minimale de service" }"#,
        with: #"title: "Minimum service standard""#,
        messages: [
            #"11:8: "title" is only "Minimum service standard", expected words by language: { en: "…" }"#
        ]),
    BrokenChecklist(
        "a title in no language",
        replacing: #"{ en: "Minimum service standard""#,
        with: #"{ english: "Minimum service standard""#,
        messages: [
            #"11:10: "english" in "title" is not a language, expected a BCP 47 language tag, as en or fr-CA"#
        ]),
    BrokenChecklist(
        "a source without a scheme",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"source: "standards.example/minimum""#,
        messages: [
            #"10:9: "source" is "standards.example/minimum", expected a URL that begins with https:// or http://"#
        ]),
    BrokenChecklist(
        "a source with a password",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"source: "https://me:secret@standards.example/""#,
        messages: [
            #"10:9: "source" contains a user name, expected a URL without user and password (name a secret instead)"#
        ]),
    BrokenChecklist(
        "a source with a space",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"source: "https://standards.example/my standard""#,
        messages: [
            #"""
            10:9: "source" is "https://standards.example/my standard": at character 29 it has a blank, expected a URL \#
            without it (percent-encoded: %20)
            """#
        ]),
    BrokenChecklist(
        "a copy with the id of its original",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"derived_from: "org.example.standards.minimum-service""#,
        messages: [
            "10:15: the copy has the id of its original, expected an id of its own"
        ]),
    BrokenChecklist(
        "an id of one hyphen",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: #"id: "-""#,
        messages: [
            #"""
            3:5: "id" is "-", expected 1 to 127 letters, digits, dots, hyphens and underscores, with a letter or \#
            digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a version with a leading zero",
        replacing: #"version: "2.1.0""#,
        with: #"version: "2.01""#,
        messages: [
            #"4:10: "version" is "2.01", expected one to three numbers without leading zeros, as "2019.7" or "2.1.0""#
        ]),
    BrokenChecklist(
        "a day that cannot be read before one for existing services",
        replacing: #"effective_from: "2026-07-01""#,
        with: #"effective_from: "soon""#,
        messages: [
            #"7:17: "effective_from" is "soon", expected a day, as "2026-03-01""#
        ]),
]
