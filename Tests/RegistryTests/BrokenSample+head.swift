/// Mistakes in the sample about the service and its officials, and the messages that each gives.
let headMistakes: [BrokenSample] = [
    BrokenSample(
        "an unknown key at the top",
        replacing: #"sector: "identity""#,
        with: #"sectr: "identity""#,
        messages: [
            #"9:1: the key "sectr" is not known, did you mean "sector"?"#
        ]),
    BrokenSample(
        "a missing title",
        replacing: "title: { en: \"Renew a passport\", fr: \"Renouveler un passeport\" }\n",
        with: "",
        messages: [
            #"1:1: the key "title" is missing"#
        ]),
    BrokenSample(
        "a missing organisation",
        replacing: #"organisation: "passport-office""#,
        with: #"organization: "passport-office""#,
        messages: [
            #"1:1: the key "organisation" is missing"#,
            #"6:1: the key "organization" is not known, did you mean "organisation"?"#,
        ]),
    BrokenSample(
        "an id with capitals",
        replacing: #"id: "renew-passport""#,
        with: #"id: "Renew-Passport""#,
        messages: [
            #"3:5: "id" is "Renew-Passport", expected 1 to 63 small letters, digits and hyphens (a-z 0-9 -)"#
        ]),
    BrokenSample(
        "an id that is a number",
        replacing: #"id: "renew-passport""#,
        with: "id: 2026",
        messages: [
            #"3:5: "id" is a number, expected text in quotes: "2026""#
        ]),
    BrokenSample(
        "an id that is a list",
        replacing: #"id: "renew-passport""#,
        with: #"id: ["renew-passport"]"#,
        messages: [
            #"3:5: "id" is a list, expected text"#
        ]),
    BrokenSample(
        "an empty id",
        replacing: #"id: "renew-passport""#,
        with: #"id: """#,
        messages: [
            #"3:5: "id" is empty, expected text"#
        ]),
    BrokenSample(
        "an id without a value",
        replacing: #"id: "renew-passport""#,
        with: "id:",
        messages: [
            #"3:4: "id" has no value, expected text"#
        ]),
    BrokenSample(
        "an id that is too long",
        replacing: #"id: "renew-passport""#,
        with: #"id: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa""#,
        messages: [
            #"3:5: "id" is "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", expected 1 to 63 small letters, digits and hyphens (a-z 0-9 -)"#
        ]),
    BrokenSample(
        "a title without a language",
        replacing: #"title: { en: "Apply" }"#,
        with: #"title: "Apply""#,
        messages: [
            #"23:27: "title" is only "Apply", expected words by language: { en: "…" }"#
        ]),
    BrokenSample(
        "a title of no words",
        replacing: #"title: { en: "Apply" }"#,
        with: "title: {}",
        messages: [
            #"23:27: "title" has no words, expected words by language: { en: "…" }"#
        ]),
    BrokenSample(
        "a title in no language",
        replacing: #"title: { en: "Apply" }"#,
        with: #"title: { english: "Apply" }"#,
        messages: [
            #"23:29: "english" in "title" is not a language, expected a BCP 47 language tag, as en or fr-CA"#
        ]),
    BrokenSample(
        "a title whose words are a number",
        replacing: #"title: { en: "Apply" }"#,
        with: "title: { en: 7 }",
        messages: [
            #"23:33: "en" is a number, expected text in quotes: "7""#
        ]),
    BrokenSample(
        "a title with one language in two spellings",
        replacing: #"title: { en: "Apply" }"#,
        with: #"title: { en: "Apply", EN: "Apply" }"#,
        messages: [
            #"23:42: "title" has the language "EN" twice, expected it once"#
        ]),
    BrokenSample(
        "an unknown phase",
        replacing: #"phase: "live""#,
        with: #"phase: "lve""#,
        messages: [
            #"7:8: "phase" is "lve", expected one of discovery, alpha, beta, live, retired, did you mean "live"?"#
        ]),
    BrokenSample(
        "an unknown kind",
        replacing: #"kind: "transactional""#,
        with: #"kind: "shop""#,
        messages: [
            #"8:7: "kind" is "shop", expected one of informational, transactional, api"#
        ]),
    BrokenSample(
        "a language that is none",
        replacing: #"languages: ["en", "fr"]                  #"#,
        with: #"languages: ["en", "french!"]                  #"#,
        messages: [
            #"10:19: an item of "languages" is "french!", expected a BCP 47 language tag, as "en" or "fr-CA""#
        ]),
    BrokenSample(
        "languages that are one word",
        replacing: #"languages: ["en", "fr"]                  #"#,
        with: #"languages: "en"                  #"#,
        messages: [
            #"10:12: "languages" is text, expected a list"#
        ]),
    BrokenSample(
        "an unquoted language true",
        replacing: #"languages: ["en", "fr"]                  #"#,
        with: "languages: [en, true]                  #",
        messages: [
            #"10:17: an item of "languages" is true or false, expected a BCP 47 language tag, as "en" or "fr-CA""#
        ]),
    BrokenSample(
        "a service that depends on itself",
        replacing: #"depends_on: ["national-login", "payments"]"#,
        with: #"depends_on: ["renew-passport"]"#,
        messages: [
            #"12:14: an item of "depends_on" is "renew-passport", which is this file itself, expected the id of something else"#
        ]),
    BrokenSample(
        "a volume in quotes",
        replacing: "per_year: 420000",
        with: #"per_year: "420000""#,
        messages: [
            #"13:22: "per_year" is text, expected a whole number from 0 to 100000000000"#
        ]),
    BrokenSample(
        "a negative volume",
        replacing: "per_year: 420000",
        with: "per_year: -1",
        messages: [
            #"13:22: "per_year" is -1, expected a whole number from 0 to 100000000000"#
        ]),
    BrokenSample(
        "a volume with a point",
        replacing: "per_year: 420000",
        with: "per_year: 420.5",
        messages: [
            #"13:22: "per_year" is 420.5, expected a whole number from 0 to 100000000000"#
        ]),
    BrokenSample(
        "an unknown key of volumes",
        replacing: "per_year: 420000",
        with: "per_yaer: 420000",
        messages: [
            #"13:10: the key "per_year" of "volumes" is missing"#,
            #"13:12: the key "per_yaer" in "volumes" is not known, did you mean "per_year"?"#,
        ]),
    BrokenSample(
        "a date without quotes",
        replacing: #"from: "2026-05-15""#,
        with: "from: 2026-05-15",
        messages: [
            #"15:47: "from" is a date without quotes, expected text in quotes: "2026-05-15""#
        ]),
    BrokenSample(
        "a day that does not exist",
        replacing: #"from: "2026-05-15""#,
        with: #"from: "2026-02-30""#,
        messages: [
            #"15:47: "from" is "2026-02-30", expected a day, as "2026-03-01""#
        ]),
    BrokenSample(
        "a period that ends before it begins",
        replacing: #"until: "2026-07-15""#,
        with: #"until: "2026-05-14""#,
        messages: [
            "15:68: the period ends on 2026-05-14, before it begins, expected 2026-05-15 or later"
        ]),
    BrokenSample(
        "an office with a space",
        replacing: #"office: "service_owner""#,
        with: #"office: "service owner""#,
        messages: [
            #"17:15: "office" is "service owner", expected 1 to 63 small letters, digits, hyphens and underscores (a-z 0-9 - _)"#
        ]),
    BrokenSample(
        "an address without an at",
        replacing: #"email: "owner@passport.example""#,
        with: #"email: "owner.passport.example""#,
        messages: [
            #"17:59: "email" is "owner.passport.example", expected an e-mail address, as name@office.example"#
        ]),
    BrokenSample(
        "an address with a header in it",
        replacing: #"email: "owner@passport.example""#,
        with: "email: \"owner@passport.example\\nBcc: x@y.example\"",
        messages: [
            "17:59: \"email\" is \"owner@passport.example\\nBcc: x@y.example\", expected an e-mail address, as name@office.example"
        ]),
    BrokenSample(
        "an official without an address",
        replacing: #"email: "duty@passport.example", "#,
        with: "",
        messages: [
            #"18:5: the key "email" of "officials" is missing"#
        ]),
    BrokenSample(
        "hours without a zone",
        replacing: #", timezone: "Europe/Dublin" }"#,
        with: " }",
        messages: [
            #"18:70: "hours" has no "timezone" beside it, expected an IANA time zone, as Europe/Dublin"#
        ]),
    BrokenSample(
        "a zone without hours",
        replacing: #"hours: "Mo-Fr 08:00-18:00", timezone"#,
        with: "timezone",
        messages: [
            #"18:63: "timezone" has no "hours" beside it, expected both or none"#
        ]),
    BrokenSample(
        "a zone that is misspelt",
        replacing: #"timezone: "Europe/Dublin" }"#,
        with: #"timezone: "Europe/Dubln" }"#,
        messages: [
            #"18:101: "timezone" is "Europe/Dubln", expected an IANA time zone, as Europe/Dublin or UTC, did you mean "Europe/Dublin"?"#
        ]),
    BrokenSample(
        "a zone by abbreviation",
        replacing: #"timezone: "Europe/Dublin" }"#,
        with: #"timezone: "EST" }"#,
        messages: [
            #"18:101: "timezone" is "EST", expected an IANA time zone, as Europe/Dublin or UTC"#
        ]),
    BrokenSample(
        "hours with a misspelt day",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: "Mon-Fr 08:00-18:00""#,
        messages: [
            #"18:70: "hours": "Mon" is not understood, expected rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;), did you mean "Mo"?"#
        ]),
    BrokenSample(
        "hours without times",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: "Mo-Fr""#,
        messages: [
            #"18:70: "hours": a rule has no times, expected rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;)"#
        ]),
    BrokenSample(
        "hours with an open end",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: "Mo-Fr 08:00+""#,
        messages: [
            #"18:70: "hours": "+" is not understood in "Mo-Fr 08:00+", expected rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;)"#
        ]),
    BrokenSample(
        "hours with the sun",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: "Mo-Fr sunrise-sunset""#,
        messages: [
            #"18:70: "hours": "sunrise - sunset" is not a range of times, expected rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;)"#
        ]),
    BrokenSample(
        "hours with a time of 25",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: "Mo-Fr 08:00-25:00""#,
        messages: [
            #"18:70: "hours": "25:00" is not a time, expected two digits each, as 09:00, at most 24:00"#
        ]),
    BrokenSample(
        "hours with words in quotes",
        replacing: #"hours: "Mo-Fr 08:00-18:00""#,
        with: #"hours: 'Mo-Fr 08:00-18:00 "by appointment"'"#,
        messages: [
            "18:70: \"hours\": \"\\\"\" is not understood in \"Mo-Fr 08:00-18:00 \\\"by appointment\\\"\", expected rules as Mo-Fr 09:00-12:30,13:30-17:00; PH off; Dec 24-26 off; 24/7 (days, then times, rules apart by ;)"
        ]),
]
