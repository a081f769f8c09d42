/// Mistakes in the sample about parameters and profiles, and the messages that each gives.
let parameterMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a misspelt type",
        replacing: #"id: "notice_days", type: "integer""#,
        with: #"id: "notice_days", type: "intger""#,
        messages: [
            #"16:32: "type" is "intger", expected one of integer, number, text, did you mean "integer"?"#
        ]),
    BrokenChecklist(
        "a parameter without a type",
        replacing: #"id: "notice_days", type: "integer", unit"#,
        with: #"id: "notice_days", unit"#,
        messages: [
            #"16:5: the key "type" of "parameters" is missing"#
        ]),
    BrokenChecklist(
        "a parameter without an id",
        replacing: #"  - { id: "answers""#,
        with: "  - { type: \"integer\" }\n  - { id: \"answers\"",
        messages: [
            #"17:5: the key "id" of "parameters" is missing"#
        ]),
    BrokenChecklist(
        "a parameter with a capital",
        replacing: #"  - { id: "answers""#,
        with: "  - { id: \"Days\", type: \"integer\" }\n  - { id: \"answers\"",
        messages: [
            #"17:11: "id" is "Days", expected 1 to 63 small letters, digits, hyphens and underscores (a-z 0-9 - _)"#
        ]),
    BrokenChecklist(
        "a parameter whose id is a number",
        replacing: #"  - { id: "answers""#,
        with: "  - { id: 5, type: \"integer\" }\n  - { id: \"answers\"",
        messages: [
            #"17:11: "id" is a number, expected text in quotes: "5""#
        ]),
    BrokenChecklist(
        "a parameter that repeats",
        replacing: #"  - { id: "answers""#,
        with: "  - { id: \"notice_days\", type: \"integer\" }\n  - { id: \"answers\"",
        messages: [
            #"17:11: the parameter "notice_days" is here a second time, expected another id"#
        ]),
    BrokenChecklist(
        "a misspelt key of a parameter",
        replacing: #"unit: "day", min"#,
        with: #"units: "day", min"#,
        messages: [
            #"16:43: the key "units" in "parameters" is not known, did you mean "unit"?"#
        ]),
    BrokenChecklist(
        "an unknown key of a parameter",
        replacing: #"unit: "day", min"#,
        with: #"label: "day", min"#,
        messages: [
            #"""
            16:43: the key "label" in "parameters" is not known, expected one of default, id, max, min, set_by, type, \#
            unit
            """#
        ]),
    BrokenChecklist(
        "the least above the most",
        replacing: "min: 1, set_by",
        with: "min: 10, max: 5, set_by",
        messages: [
            #"16:70: "max" is 5 and "min" is 10, expected at least 10"#
        ]),
    BrokenChecklist(
        "a least in quotes",
        replacing: "min: 1, set_by",
        with: #"min: "1", set_by"#,
        messages: [
            #"16:61: "min" is text, expected a number"#
        ]),
    BrokenChecklist(
        "a default below the least",
        replacing: "min: 1, set_by",
        with: "min: 1, default: 0, set_by",
        messages: [
            #"16:73: "default" is "0", expected a whole number, at least 1"#
        ]),
    BrokenChecklist(
        "a default above the most",
        replacing: "default: 100",
        with: "max: 600, default: 700",
        messages: [
            #"17:58: "default" is "700", expected a whole number, at most 600"#
        ]),
    BrokenChecklist(
        "a default with a point",
        replacing: "default: 100",
        with: "default: 99.5",
        messages: [
            #"17:48: "default" is "99.5", expected a whole number"#
        ]),
    BrokenChecklist(
        "a default that is a word",
        replacing: "default: 100",
        with: #"default: "many""#,
        messages: [
            #"17:48: "default" is "many", expected a whole number"#
        ]),
    BrokenChecklist(
        "a default that is a list",
        replacing: "default: 100",
        with: "default: [100]",
        messages: [
            #"17:48: "default" is a list, expected text, a number, or true or false"#
        ]),
    BrokenChecklist(
        "a standard that sets no value",
        replacing: #"min: 1, set_by: "service""#,
        with: #"min: 1, set_by: "standard""#,
        messages: [
            #"16:5: the parameter "notice_days" is set by the standard and has no "default", expected its value"#
        ]),
    BrokenChecklist(
        "a misspelt setter",
        replacing: #"set_by: "service""#,
        with: #"set_by: "sevice""#,
        messages: [
            #"16:72: "set_by" is "sevice", expected one of standard, profile, service, did you mean "service"?"#
        ]),
    BrokenChecklist(
        "an unknown parameter in a band",
        replacing: "{notice_days}",
        with: "{notice_day}",
        messages: [
            #"""
            54:41: there is no parameter "notice_day", expected one of notice_days, answers, did you mean "notice_days"?
            """#
        ]),
    BrokenChecklist(
        "a parameter in a band that nobody declares",
        replacing: "{notice_days}",
        with: "{lead}",
        messages: [
            #"54:41: there is no parameter "lead", expected one of notice_days, answers"#
        ]),
    BrokenChecklist(
        "a parameter in a band without its brace",
        replacing: "{notice_days}",
        with: "{notice_days",
        messages: [
            #"54:41: "when": "{notice_days" in ">= {notice_days" is no parameter, expected {name}"#
        ]),
    BrokenChecklist(
        "an unknown parameter as the fewest observations",
        replacing: #""{answers}""#,
        with: #""{answer}""#,
        messages: [
            #"85:20: there is no parameter "answer", expected one of notice_days, answers, did you mean "answers"?"#
        ]),
    BrokenChecklist(
        "a text as the fewest observations",
        replacing: #"id: "answers", type: "integer", default: 100"#,
        with: #"id: "answers", type: "text", default: "100""#,
        messages: [
            #"85:20: the parameter "answers" is text, expected a parameter of type integer or number"#
        ]),
    BrokenChecklist(
        "a profile that raises an unknown criterion",
        replacing: #"{ criterion: "ACC-2", level"#,
        with: #"{ criterion: "ACC2", level"#,
        messages: [
            #"""
            21:27: there is no criterion "ACC2", expected one of REL-1, REL-2, CHA-1, CHA-2, ACC-1, ACC-2, did you \#
            mean "ACC-2"?
            """#
        ]),
    BrokenChecklist(
        "a profile that raises to a misspelt level",
        replacing: #"level: "must" } ]"#,
        with: #"level: "mast" } ]"#,
        messages: [
            #"21:43: "level" is "mast", expected one of must, should, may, did you mean "must"?"#
        ]),
    BrokenChecklist(
        "a profile that raises to nothing",
        replacing: #"{ criterion: "ACC-2", level: "must" }"#,
        with: #"{ criterion: "ACC-2" }"#,
        messages: [
            #"21:14: the key "level" of "raise" is missing"#
        ]),
    BrokenChecklist(
        "a profile that raises a mapping",
        replacing: #"raise: [ { criterion: "ACC-2", level: "must" } ]"#,
        with: #"raise: { criterion: "ACC-2", level: "must" }"#,
        messages: [
            #"21:12: "raise" is a mapping, expected a list"#
        ]),
    BrokenChecklist(
        "a profile that selects an unknown criterion",
        replacing: "raise: [ {",
        with: "select: [\"REL-1\", \"REL2\"]\n    raise: [ {",
        messages: [
            #"""
            21:23: there is no criterion "REL2", expected one of REL-1, REL-2, CHA-1, CHA-2, ACC-1, ACC-2, did you \#
            mean "REL-2"?
            """#
        ]),
    BrokenChecklist(
        "a profile that sets an unknown parameter",
        replacing: "set: { answers: 500 }",
        with: "set: { answer: 500 }",
        messages: [
            #"22:12: there is no parameter "answer", expected one of notice_days, answers, did you mean "answers"?"#
        ]),
    BrokenChecklist(
        "a profile that sets what the service sets",
        replacing: "set: { answers: 500 }",
        with: "set: { notice_days: 5 }",
        messages: [
            #"22:12: the parameter "notice_days" is set by the service, expected a parameter with set_by: "profile""#
        ]),
    BrokenChecklist(
        "a profile that sets a word",
        replacing: "set: { answers: 500 }",
        with: #"set: { answers: "many" }"#,
        messages: [
            #"22:21: "answers" is "many", expected a whole number"#
        ]),
    BrokenChecklist(
        "a profile that sets a list",
        replacing: "set: { answers: 500 }",
        with: "set: [ { answers: 500 } ]",
        messages: [
            #"22:10: "set" is a list, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a profile without a condition",
        replacing: "    when: { traffic_per_year: \">= 1000000\" }\n",
        with: "",
        messages: [
            #"19:5: the key "when" of "profiles" is missing"#
        ]),
    BrokenChecklist(
        "a misspelt condition of a profile",
        replacing: #"traffic_per_year: ">="#,
        with: #"traffic_per_yaer: ">="#,
        messages: [
            #"20:13: the key "traffic_per_yaer" in "when" is not known, did you mean "traffic_per_year"?"#
        ]),
    BrokenChecklist(
        "a misspelt key of a profile",
        replacing: "    raise: [",
        with: "    raises: [",
        messages: [
            #"21:5: the key "raises" in "profiles" is not known, did you mean "raise"?"#
        ]),
    BrokenChecklist(
        "a text parameter as a bound",
        replacing: #"id: "notice_days", type: "integer""#,
        with: #"id: "notice_days", type: "text""#,
        messages: [
            #"54:41: the parameter "notice_days" is text, expected a parameter of type integer or number"#
        ]),
    BrokenChecklist(
        "a profile that repeats",
        replacing: "reference_data:\n",
        with: "  - { id: \"high-traffic\", when: { phase: [\"live\"] } }\nreference_data:\n",
        messages: [
            #"23:11: the profile "high-traffic" is here a second time, expected another id"#
        ]),
    BrokenChecklist(
        "traffic that is a number",
        replacing: #"traffic_per_year: ">= 1000000""#,
        with: #"traffic_per_year: 1000000"#,
        messages: [
            #"20:31: "traffic_per_year" is a number, expected a comparison, as ">= 1000000""#
        ]),
]
