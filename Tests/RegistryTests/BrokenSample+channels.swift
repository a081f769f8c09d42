/// Mistakes in the sample about channels, feedback and maintenance, and the messages that each gives.
let channelsMistakes: [BrokenSample] = [
    BrokenSample(
        "no channels",
        replacing: "channels:\n  - id: \"web\"",
        with: "channels: []\nchannel:\n  - id: \"web\"",
        messages: [
            #"29:11: "channels" is empty, expected at least one way of reaching the service"#,
            #"30:1: the key "channel" is not known, did you mean "channels"?"#,
            #"68:14: there is no channel "web", expected none, because the file has no channel"#,
            #"68:21: there is no channel "phone", expected none, because the file has no channel"#,
            #"68:30: there is no channel "counter-cork", expected none, because the file has no channel"#,
        ]),
    BrokenSample(
        "two channels of one id",
        replacing: #"id: "phone""#,
        with: #"id: "api""#,
        messages: [
            #"50:9: the channel "api" is here a second time, first in line 42, expected another id"#,
            #"67:21: there is no channel "phone", expected one of web, api, counter-cork"#,
        ]),
    BrokenSample(
        "an unknown kind of channel",
        replacing: #"kind: "phone""#,
        with: #"kind: "telephone""#,
        messages: [
            #"51:11: "kind" is "telephone", expected one of web, mobile_web, app, api, email, chat, sms, social, phone, phone_automated, counter, kiosk, post, other_digital, other_physical"#
        ]),
    BrokenSample(
        "an address with a password",
        replacing: #"address: "https://passport.example/renew""#,
        with: #"address: "https://me:secret@passport.example/renew""#,
        messages: [
            #"33:14: "address" contains a user name, expected a URL without user and password (name a secret instead)"#
        ]),
    BrokenSample(
        "an address without a host",
        replacing: #"address: "https://passport.example/renew""#,
        with: #"address: "https:///renew""#,
        messages: [
            #"33:14: "address" is "https:///renew": there is no host in it, expected a URL with a host name, as https://service.example/start"#
        ]),
    BrokenSample(
        "a task that the service does not have",
        replacing: "tasks: [\"apply\", \"track\"]\n    probes:\n      - { id: \"start\"",
        with: "tasks: [\"apply\", \"trak\"]\n    probes:\n      - { id: \"start\"",
        messages: [
            #"36:22: there is no task "trak", expected one of apply, track, did you mean "track"?"#
        ]),
    BrokenSample(
        "a probe of an unknown task",
        replacing: #"use: "web-page", task: "apply""#,
        with: #"use: "web-page", task: "aply""#,
        messages: [
            #"38:47: there is no task "aply", expected one of apply, track, did you mean "apply"?"#
        ]),
    BrokenSample(
        "a probe of a task that the channel does not offer",
        replacing: #"use: "json-api", every"#,
        with: #"use: "json-api", task: "apply", every"#,
        messages: [
            #"47:48: the channel does not offer the task "apply", expected one of its tasks: track"#
        ]),
    BrokenSample(
        "two probes of one id",
        replacing: #"id: "certificate", use"#,
        with: #"id: "start", use"#,
        messages: [
            #"39:15: the probe "start" is here a second time, first in line 38, expected another id"#
        ]),
    BrokenSample(
        "a probe without a definition",
        replacing: #"use: "certificate", "#,
        with: "",
        messages: [
            #"39:9: the key "use" of "probes" is missing"#
        ]),
    BrokenSample(
        "a probe that never runs",
        replacing: #"{ id: "status", use: "json-api", every: "60s""#,
        with: #"{ id: "status", use: "json-api", every: "0s""#,
        messages: [
            #"47:49: "every" is 0s, expected from 1s to 31d"#
        ]),
    BrokenSample(
        "a probe once in a year",
        replacing: #"{ id: "status", use: "json-api", every: "60s""#,
        with: #"{ id: "status", use: "json-api", every: "P365D""#,
        messages: [
            #"47:49: "every" is 365d, expected from 1s to 31d"#
        ]),
    BrokenSample(
        "an interval without a unit",
        replacing: #"{ id: "status", use: "json-api", every: "60s""#,
        with: #"{ id: "status", use: "json-api", every: 60"#,
        messages: [
            #"47:49: "every" is a number, expected a duration, as 250ms, 30s, 5m, 6h, 7d, PT10M or P30D"#
        ]),
    BrokenSample(
        "an interval by month",
        replacing: #"{ id: "status", use: "json-api", every: "60s""#,
        with: #"{ id: "status", use: "json-api", every: "P1M""#,
        messages: [
            #"47:49: "every" is "P1M", expected a duration, as 250ms, 30s, 5m, 6h, 7d, PT10M or P30D"#
        ]),
    BrokenSample(
        "a secret without a name",
        replacing: #"host: "passport.example""#,
        with: #"host: { secrets: "x" }"#,
        messages: [
            #"39:77: the key "secret" of "host" is missing"#,
            #"39:79: the key "secrets" in "host" is not known, did you mean "secret"?"#,
        ]),
    BrokenSample(
        "a parameter with a tree",
        replacing: #"host: "passport.example""#,
        with: #"host: { secret: "x", more: "y" }"#,
        messages: [
            #"39:92: the key "more" in "host" is not known, expected "secret""#
        ]),
    BrokenSample(
        "a fact that the service does not have",
        replacing: #"fee: { probe: "start""#,
        with: #"fees: { probe: "start""#,
        messages: [
            #"41:7: the service has no fact "fees", expected one of fee, processing_time, documents, did you mean "fee"?"#
        ]),
    BrokenSample(
        "a fact found by an unknown probe",
        replacing: #"fee: { probe: "start""#,
        with: #"fee: { probe: "strat""#,
        messages: [
            #"41:21: there is no probe "strat", expected one of start, certificate, did you mean "start"?"#
        ]),
    BrokenSample(
        "a fact of two kinds",
        replacing: #"path: "$.fees.adult", kind: "money""#,
        with: #"path: "$.fees.adult", kind: "text""#,
        messages: [
            #"49:76: "fee" is of the kind text here, expected money, as the service has it"#,
            #"49:84: "fee" has a currency but is of the kind text, expected none"#,
        ]),
    BrokenSample(
        "a fact found in an unknown way",
        replacing: #"extract: "json""#,
        with: #"extract: "jsn""#,
        messages: [
            #"49:40: "extract" is "jsn", expected one of regex, json, css, header, did you mean "json"?"#
        ]),
    BrokenSample(
        "a fact without its expression",
        replacing: #"extract: "json", path: "$.fees.adult""#,
        with: #"extract: "json""#,
        messages: [
            #"49:12: the key "path" of "fee" is missing"#
        ]),
    BrokenSample(
        "a fact with the expression of another way",
        replacing: #"extract: "json", path:"#,
        with: #"extract: "json", pattern:"#,
        messages: [
            #"49:12: the key "path" of "fee" is missing"#,
            #"49:48: the key "pattern" in "fee" is not known, expected one of currency, declared, extract, kind, path, probe"#,
        ]),
    BrokenSample(
        "a fact that nobody states",
        replacing: #"fee: { declared: "80.00 EUR", source"#,
        with: "fee: { source",
        messages: [
            #"60:12: "fee" says neither "declared" nor "probe", expected one of them"#
        ]),
    BrokenSample(
        "a declared amount in words",
        replacing: #"declared: "80.00 EUR""#,
        with: #"declared: "eighty""#,
        messages: [
            #"60:24: "declared" is "eighty", expected an amount and a currency, as "75.00 EUR""#
        ]),
    BrokenSample(
        "a fact declared on no day",
        replacing: #"as_of: "2026-02-01""#,
        with: #"as_of: "February""#,
        messages: [
            #"60:82: "as_of" is "February", expected a day, as "2026-03-01""#
        ]),
    BrokenSample(
        "a currency that is none",
        replacing: "kind: \"money\", currency: \"EUR\" }\n  - id: \"api\"",
        with: "kind: \"money\", currency: \"euro\" }\n  - id: \"api\"",
        messages: [
            #"41:103: "currency" is "euro", expected an ISO 4217 code, as EUR, did you mean "EUR"?"#
        ]),
    BrokenSample(
        "feedback on an unknown channel",
        replacing: #"channels: ["web", "phone", "counter-cork"]"#,
        with: #"channels: ["web", "fone", "counter-cork"]"#,
        messages: [
            #"67:21: there is no channel "fone", expected one of web, api, phone, counter-cork"#
        ]),
    BrokenSample(
        "feedback without questions",
        replacing: "question_set: \"uk-satisfaction\"\n",
        with: "\n",
        messages: [
            #"67:3: the key "question_set" of "feedback" is missing"#
        ]),
    BrokenSample(
        "maintenance that ends before it begins",
        replacing: "tasks:\n  - { id: \"apply\"",
        with:
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00+01:00\", until: \"2026-03-01T18:00:00Z\" } ]\ntasks:\n  - { id: \"apply\"",
        messages: [
            "22:83: the maintenance does not end after it begins, expected a time after 2026-03-01T19:00:00.000Z"
        ]),
    BrokenSample(
        "maintenance without a zone",
        replacing: "tasks:\n  - { id: \"apply\"",
        with:
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00\", until: \"2026-03-01T23:00:00Z\" } ]\ntasks:\n  - { id: \"apply\"",
        messages: [
            #"22:47: "from" is "2026-03-01T20:00:00", expected a time with its zone, as "2026-03-01T20:00:00+01:00""#
        ]),
    BrokenSample(
        "maintenance of an unknown channel",
        replacing: "tasks:\n  - { id: \"apply\"",
        with:
            "maintenance: [ { title: { en: \"Move\" }, from: \"2026-03-01T20:00:00Z\", until: \"2026-03-01T23:00:00Z\", channels: [\"wob\"] } ]\ntasks:\n  - { id: \"apply\"",
        messages: [
            #"22:113: there is no channel "wob", expected one of web, api, phone, counter-cork, did you mean "web"?"#
        ]),
]
