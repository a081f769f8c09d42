/// Mistakes in the sample about criteria and of which services they are asked, and the messages that each gives.
let criterionMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a criterion that repeats",
        replacing: #"id: "REL-2""#,
        with: #"id: "REL-1""#,
        messages: [
            #"48:9: the criterion "REL-1" is here a second time, expected another id"#
        ]),
    BrokenChecklist(
        "a criterion with a space in its id",
        replacing: #"id: "REL-2""#,
        with: #"id: "REL 2""#,
        messages: [
            #"""
            48:9: "id" is "REL 2", expected 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or \#
            digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a criterion whose id is a number",
        replacing: #"id: "REL-2""#,
        with: "id: 1.10",
        messages: [
            #"48:9: "id" is a number, expected text in quotes: "1.10""#
        ]),
    BrokenChecklist(
        "a criterion whose id is too long",
        replacing: #"id: "REL-2""#,
        with: #"id: "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR""#,
        messages: [
            #"""
            48:9: "id" is "RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR", expected 1 to 63 \#
            letters, digits, dots, hyphens and underscores, with a letter or digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a criterion without an id",
        replacing: "id: \"REL-2\"\n    title",
        with: "title",
        messages: [
            #"48:5: the key "id" of "criteria" is missing"#
        ]),
    BrokenChecklist(
        "a criterion without a title",
        replacing: "    title: { en: \"Downtime is announced\" }\n",
        with: "",
        messages: [
            #"48:5: the key "title" of "criteria" is missing"#
        ]),
    BrokenChecklist(
        "a criterion with a plain title",
        replacing: #"title: { en: "Downtime is announced" }"#,
        with: #"title: "Downtime is announced""#,
        messages: [
            #"49:12: "title" is only "Downtime is announced", expected words by language: { en: "…" }"#
        ]),
    BrokenChecklist(
        "a criterion without a level",
        replacing: "    level: \"should\"\n",
        with: "",
        messages: [
            #"48:5: the key "level" of "criteria" is missing"#
        ]),
    BrokenChecklist(
        "a criterion without a check",
        replacing: #"""
                check:
                  kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]

            """#,
        with: "",
        messages: [
            #"48:5: the key "check" of "criteria" is missing"#
        ]),
    BrokenChecklist(
        "a criterion that is one word",
        replacing: "criteria:\n",
        with: "criteria:\n  - \"REL-0\"\n",
        messages: [
            #"30:5: an item of "criteria" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a criterion in a list of lists",
        replacing: "criteria:\n",
        with: "criteria:\n  - [{ id: \"REL-0\" }]\n",
        messages: [
            #"30:5: an item of "criteria" is a list, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a misspelt key of a criterion",
        replacing: #"severity: "high""#,
        with: #"severty: "high""#,
        messages: [
            #"34:5: the key "severty" in "criteria" is not known, did you mean "severity"?"#
        ]),
    BrokenChecklist(
        "an unknown key of a criterion",
        replacing: #"severity: "high""#,
        with: #"owner: "high""#,
        messages: [
            #"""
            34:5: the key "owner" in "criteria" is not known, expected one of applies, check, group, id, label, \#
            level, references, remedy, severity, statement, title, weight, why
            """#
        ]),
    BrokenChecklist(
        "no criteria",
        replacing: SampleChecklist.text,
        with: #"""
            format: "service-checklist"
            format_version: "1"
            id: "a"
            version: "1"
            status: "draft"
            title: { en: "A" }
            publisher: { name: "B" }
            criteria: []
            """#,
        messages: [
            "8:1: the standard has no criteria, expected at least one"
        ]),
    BrokenChecklist(
        "an unknown group",
        replacing: #"group: "REL""#,
        with: #"group: "REK""#,
        messages: [
            #"31:12: there is no group "REK", expected one of REL, CHA, ACC, did you mean "REL"?"#
        ]),
    BrokenChecklist(
        "a misspelt level",
        replacing: "level: \"must\"\n",
        with: "level: \"mustt\"\n",
        messages: [
            #"33:12: "level" is "mustt", expected one of must, should, may, did you mean "must"?"#
        ]),
    BrokenChecklist(
        "a level in capitals",
        replacing: "level: \"must\"\n",
        with: "level: \"MUST\"\n",
        messages: [
            #"33:12: "level" is "MUST", expected one of must, should, may, did you mean "must"?"#
        ]),
    BrokenChecklist(
        "a misspelt severity",
        replacing: #"severity: "high""#,
        with: #"severity: "hihg""#,
        messages: [
            #"34:15: "severity" is "hihg", expected one of low, medium, high, critical, did you mean "high"?"#
        ]),
    BrokenChecklist(
        "a weight in quotes",
        replacing: #"severity: "high""#,
        with: #"weight: "2""#,
        messages: [
            #"34:13: "weight" is text, expected a number"#
        ]),
    BrokenChecklist(
        "a weight beyond all numbers",
        replacing: #"severity: "high""#,
        with: "weight: 1e999",
        messages: [
            #"34:13: "weight" is 1e999, expected a number that is not too large"#
        ]),
    BrokenChecklist(
        "a reference without a scheme",
        replacing: #"severity: "high""#,
        with: #"references: ["standards.example/rel-1"]"#,
        messages: [
            #"""
            34:18: an item of "references" is "standards.example/rel-1", expected a URL that begins with https:// or \#
            http://
            """#
        ]),
    BrokenChecklist(
        "a reference with a misspelt key",
        replacing: #"severity: "high""#,
        with: #"references: [{ title: "RFC 2119", url: "https://standards.example/" }]"#,
        messages: [
            #"34:18: the key "uri" of "references" is missing"#,
            #"34:39: the key "url" in "references" is not known, did you mean "uri"?"#,
        ]),
    BrokenChecklist(
        "references that are one word",
        replacing: #"severity: "high""#,
        with: #"references: "https://standards.example/""#,
        messages: [
            #"34:17: "references" is text, expected a list"#
        ]),
    BrokenChecklist(
        "a misspelt phase",
        replacing: #"phase: ["live"]"#,
        with: #"phase: ["lve"]"#,
        messages: [
            #"""
            35:24: an item of "phase" is "lve", expected one of discovery, alpha, beta, live, retired, did you mean \#
            "live"?
            """#
        ]),
    BrokenChecklist(
        "a phase that is not in a list",
        replacing: #"phase: ["live"]"#,
        with: #"phase: "live""#,
        messages: [
            #"35:23: "phase" is text, expected a list"#
        ]),
    BrokenChecklist(
        "a misspelt channel",
        replacing: #"channel: ["web", "api"]"#,
        with: #"channel: ["web", "moblie_web"]"#,
        messages: [
            #"""
            35:50: an item of "channel" is "moblie_web", expected one of web, mobile_web, app, api, email, chat, sms, \#
            social, phone, phone_automated, counter, kiosk, post, other_digital, other_physical, did you mean \#
            "mobile_web"?
            """#
        ]),
    BrokenChecklist(
        "a misspelt kind of service",
        replacing: #"phase: ["live"]"#,
        with: #"kind: ["transactionl"]"#,
        messages: [
            #"""
            35:23: an item of "kind" is "transactionl", expected one of informational, transactional, api, did you \#
            mean "transactional"?
            """#
        ]),
    BrokenChecklist(
        "a misspelt condition",
        replacing: #"channel: ["web", "api"]"#,
        with: #"channels: ["web", "api"]"#,
        messages: [
            #"35:33: the key "channels" in "applies" is not known, did you mean "channel"?"#
        ]),
    BrokenChecklist(
        "fewer than one channel",
        replacing: "min_channels: 2",
        with: "min_channels: 0",
        messages: [
            #"60:30: "min_channels" is 0, expected a whole number from 1 to 1000"#
        ]),
    BrokenChecklist(
        "traffic that is no comparison of numbers",
        replacing: "min_channels: 2",
        with: #"traffic_per_year: "= many""#,
        messages: [
            #"60:34: "traffic_per_year" is "= many", expected a comparison of numbers, as ">= 1000000""#
        ]),
    BrokenChecklist(
        "an exception without a condition",
        replacing: "min_channels: 2",
        with: #"except: [{ reason: { en: "old" } }]"#,
        messages: [
            #"60:25: the key "when" of "except" is missing"#
        ]),
    BrokenChecklist(
        "an exception without a reason",
        replacing: "min_channels: 2",
        with: #"except: [{ when: { phase: ["beta"] } }]"#,
        messages: [
            #"60:25: the key "reason" of "except" is missing"#
        ]),
    BrokenChecklist(
        "an exception for all",
        replacing: "min_channels: 2",
        with: #"except: [{ when: {}, reason: { en: "old" } }]"#,
        messages: [
            #"60:25: the exception is for all, expected a condition in "when""#
        ]),
    BrokenChecklist(
        "a criterion of two dots",
        replacing: #"id: "REL-2""#,
        with: #"id: "..""#,
        messages: [
            #"""
            48:9: "id" is "..", expected 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or \#
            digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a criterion with a hyphen at its end",
        replacing: #"id: "REL-2""#,
        with: #"id: "REL-""#,
        messages: [
            #"""
            48:9: "id" is "REL-", expected 1 to 63 letters, digits, dots, hyphens and underscores, with a letter or \#
            digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a weight that is too large",
        replacing: #"severity: "high""#,
        with: #"weight: 2000"#,
        messages: [
            #"34:13: "weight" is 2000, expected a number from 0 to 1000"#
        ]),
    BrokenChecklist(
        "a phase that repeats",
        replacing: #"phase: ["live"]"#,
        with: #"phase: ["live", "live"]"#,
        messages: [
            #"35:32: "live" is twice in "phase", expected it once"#
        ]),
    BrokenChecklist(
        "a channel that repeats",
        replacing: #"channel: ["web", "api"]"#,
        with: #"channel: ["web", "web"]"#,
        messages: [
            #"35:50: "web" is twice in "channel", expected it once"#
        ]),
    BrokenChecklist(
        "a kind of service that repeats",
        replacing: #"phase: ["live"]"#,
        with: #"kind: ["api", "api"]"#,
        messages: [
            #"35:30: "api" is twice in "kind", expected it once"#
        ]),
    BrokenChecklist(
        "traffic from a parameter",
        replacing: #"min_channels: 2"#,
        with: #"traffic_per_year: ">= {people}""#,
        messages: [
            #"60:34: "traffic_per_year" is ">= {people}", expected a comparison of numbers, as ">= 1000000""#
        ]),
    BrokenChecklist(
        "an exception for all by an empty list",
        replacing: #"min_channels: 2"#,
        with: #"except: [{ when: { phase: [] }, reason: { en: "old" } }]"#,
        messages: [
            #"60:25: the exception is for all, expected a condition in "when""#
        ]),
    BrokenChecklist(
        "an exception for a misspelt phase",
        replacing: #"min_channels: 2"#,
        with: #"except: [{ when: { phase: ["lve"] }, reason: { en: "old" } }]"#,
        messages: [
            #"""
            60:43: an item of "phase" is "lve", expected one of discovery, alpha, beta, live, retired, did you mean \#
            "live"?
            """#
        ]),
]
