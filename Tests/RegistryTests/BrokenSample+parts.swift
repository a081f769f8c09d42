/// Mistakes in the sample about standards, tasks and facts, and the messages that each gives.
let partsMistakes: [BrokenSample] = [
    BrokenSample(
        "a standard without a version",
        replacing: #"id: "fr.gouv.observatoire", version: "2023.1", "#,
        with: #"id: "fr.gouv.observatoire", "#,
        messages: [
            #"21:5: the key "version" of "standards" is missing"#
        ]),
    BrokenSample(
        "a version that is a number",
        replacing: #"version: "2023.1""#,
        with: "version: 2023.1",
        messages: [
            #"21:44: "version" is a number, expected text in quotes: "2023.1""#
        ]),
    BrokenSample(
        "a parameter that is a list",
        replacing: "minimum_answers: 100",
        with: "minimum_answers: [100]",
        messages: [
            #"21:85: "minimum_answers" is a list, expected text, a number, or true or false"#
        ]),
    BrokenSample(
        "a parameter with a bad id",
        replacing: "minimum_answers: 100",
        with: #""Minimum Answers": 100"#,
        messages: [
            #"21:68: "Minimum Answers" is not the id of a parameter, expected 1 to 63 small letters, digits, hyphens and underscores (a-z 0-9 - _)"#
        ]),
    BrokenSample(
        "two tasks of one id",
        replacing: #"{ id: "track", title"#,
        with: #"{ id: "apply", title"#,
        messages: [
            #"24:11: the task "apply" is here a second time, first in line 23, expected another id"#,
            #"36:22: there is no task "track", expected one of apply"#,
            #"45:13: there is no task "track", expected one of apply"#,
            #"56:22: there is no task "track", expected one of apply"#,
        ]),
    BrokenSample(
        "a task without an id",
        replacing: #"{ id: "apply", title"#,
        with: "{ title",
        messages: [
            #"23:5: the key "id" of "tasks" is missing"#,
            #"36:13: there is no task "apply", expected one of track"#,
            #"38:47: there is no task "apply", expected one of track"#,
            #"56:13: there is no task "apply", expected one of track"#,
            #"64:13: there is no task "apply", expected one of track"#,
        ]),
    BrokenSample(
        "a fact of an unknown kind",
        replacing: #"fee: { kind: "money", value"#,
        with: #"fee: { kind: "cash", value"#,
        messages: [
            #"26:16: "kind" is "cash", expected one of money, duration, hours, phone, date, set, text"#
        ]),
    BrokenSample(
        "an amount without a currency",
        replacing: #"value: "75.00 EUR""#,
        with: #"value: "75.00""#,
        messages: [
            #"26:32: "value" is "75.00", expected an amount and a currency, as "75.00 EUR""#
        ]),
    BrokenSample(
        "an amount with too few decimals",
        replacing: #"value: "75.00 EUR""#,
        with: #"value: "75.0 EUR""#,
        messages: [
            #"26:32: "value" is "75.0 EUR", expected an amount and a currency, as "75.00 EUR""#
        ]),
    BrokenSample(
        "an amount of yen with decimals",
        replacing: #"value: "75.00 EUR""#,
        with: #"value: "7500.00 JPY""#,
        messages: [
            #"26:32: "value" is "7500.00 JPY", expected an amount and a currency, as "7500 JPY""#
        ]),
    BrokenSample(
        "an amount with a misspelt currency",
        replacing: #"value: "75.00 EUR""#,
        with: #"value: "75.00 EUT""#,
        messages: [
            #"26:32: "value" is "75.00 EUT", expected an amount and a currency, as "75.00 EUR", did you mean "EUR"?"#
        ]),
    BrokenSample(
        "a processing time in words",
        replacing: #"value: "P15D""#,
        with: #"value: "15 days""#,
        messages: [
            #"27:47: "value" is "15 days", expected a length of time, as P15D, P6M or 20m"#
        ]),
    BrokenSample(
        "documents that are one text",
        replacing: #"value: ["photo", "old passport"]"#,
        with: #"value: "photo""#,
        messages: [
            #"28:36: "value" is text, expected a list"#
        ]),
]
