/// Mistakes in the sample about checks, and the messages that each gives.
let checkMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a misspelt kind",
        replacing: #"kind: "measure""#,
        with: #"kind: "mesure""#,
        messages: [
            #"37:13: "kind" is "mesure", expected one of measure, attestation, composite, did you mean "measure"?"#
        ]),
    BrokenChecklist(
        "a check without a kind",
        replacing: "      kind: \"measure\"\n",
        with: "",
        messages: [
            #"37:7: the key "kind" of "check" is missing"#
        ]),
    BrokenChecklist(
        "a check that is one word",
        replacing: #"""
                check:
                  kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: #"    check: "maintenance.notice_lead""#,
        messages: [
            #"51:12: "check" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a misspelt measure",
        replacing: #"measure: "uptime.declared_hours""#,
        with: #"measure: "uptime.declared_hour""#,
        messages: [
            #"""
            38:16: there is no measure "uptime.declared_hour", expected one of uptime.ratio, uptime.ratio.ex_planned, \#
            uptime.declared_hours, response.mean, response.p50, response.p95, response.p98, response.share_over_1s, \#
            response.share_over_2s, response.share_over_4s, response.share_over_8s, ttfb, …, did you mean \#
            "uptime.declared_hours"?
            """#
        ]),
    BrokenChecklist(
        "a check without a measure",
        replacing: "      measure: \"uptime.declared_hours\"\n",
        with: "",
        messages: [
            #"37:7: the key "measure" of "check" is missing"#
        ]),
    BrokenChecklist(
        "a misspelt key of a check",
        replacing: #"window: "P90D""#,
        with: #"widnow: "P90D""#,
        messages: [
            #"40:7: the key "widnow" in "check" is not known, did you mean "window"?"#
        ]),
    BrokenChecklist(
        "an unknown key of a check",
        replacing: #"window: "P90D""#,
        with: #"unit: "percent""#,
        messages: [
            #"""
            40:7: the key "unit" in "check" is not known, expected one of aggregate, arguments, bands, channels, \#
            hysteresis, kind, measure, min_known_share, min_samples, role, window
            """#
        ]),
    BrokenChecklist(
        "an unknown aggregate",
        replacing: #"aggregate: "worst_channel""#,
        with: #"aggregate: "all""#,
        messages: [
            #"39:18: "aggregate" is "all", expected one of service, worst, best, mean, each"#
        ]),
    BrokenChecklist(
        "the whole service for a measure of channels",
        replacing: "measure: \"satisfaction.mean10\"\n",
        with: "measure: \"html.vague_links\"\n      aggregate: \"service\"\n",
        messages: [
            "84:18: html.vague_links has no value for a service as a whole, expected worst, best, mean or each"
        ]),
    BrokenChecklist(
        "channels for a measure of the whole service",
        replacing: #"measure: "parity.facts","#,
        with: #"measure: "parity.facts", aggregate: "worst","#,
        messages: [
            "61:67: parity.facts has no value for single channels, expected service"
        ]),
    BrokenChecklist(
        "a mean of what is there or not",
        replacing: #"measure: "link.improvement_plan","#,
        with: #"measure: "link.improvement_plan", aggregate: "mean","#,
        messages: [
            "97:75: link.improvement_plan is no number, so it has no mean, expected worst, best or each"
        ]),
    BrokenChecklist(
        "a window of hours",
        replacing: #"window: "P90D""#,
        with: #"window: "PT24H""#,
        messages: [
            #"40:15: "window" is "PT24H", expected a period of years, months, weeks or days, as P5Y, P6M, P2W or P90D"#
        ]),
    BrokenChecklist(
        "a window that is a number",
        replacing: #"window: "P90D""#,
        with: "window: 90",
        messages: [
            #"""
            40:15: "window" is a number, expected a period of years, months, weeks or days, as P5Y, P6M, P2W or P90D
            """#
        ]),
    BrokenChecklist(
        "fewer than no observations",
        replacing: "min_samples: 2000",
        with: "min_samples: -1",
        messages: [
            #"41:20: "min_samples" is -1, expected a whole number from 0 to 1000000000"#
        ]),
    BrokenChecklist(
        "observations in quotes",
        replacing: "min_samples: 2000",
        with: #"min_samples: "2000""#,
        messages: [
            #"41:20: "min_samples" is text, expected a whole number from 0 to 1000000000"#
        ]),
    BrokenChecklist(
        "a misspelt role",
        replacing: #"role: "decides""#,
        with: #"role: "decide""#,
        messages: [
            #"42:13: "role" is "decide", expected one of decides, supports, contradicts, did you mean "decides"?"#
        ]),
    BrokenChecklist(
        "an attestation in which a value decides",
        replacing: #"role: "contradicts""#,
        with: #"role: "decides""#,
        messages: [
            #"76:51: "role" is "decides", expected supports or contradicts, since a person decides here"#
        ]),
    BrokenChecklist(
        "arguments that are a list",
        replacing: #"arguments: { facts: ["fee", "documents"] }"#,
        with: #"arguments: ["fee", "documents"]"#,
        messages: [
            #"61:67: "arguments" is a list, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "hysteresis without a number",
        replacing: "fail_after: 2, recover_after",
        with: "recover_after",
        messages: [
            #"47:19: the key "fail_after" of "hysteresis" is missing"#
        ]),
    BrokenChecklist(
        "hysteresis of no evaluations",
        replacing: "fail_after: 2",
        with: "fail_after: 0",
        messages: [
            #"47:33: "fail_after" is 0, expected a whole number from 1 to 100"#
        ]),
    BrokenChecklist(
        "a known share of more than all",
        replacing: "fail_after: 2, recover_after: 3, unit: \"evaluations\" }\n",
        with: "fail_after: 2, recover_after: 3 }\n      min_known_share: 1.5\n",
        messages: [
            #"48:24: "min_known_share" is 1.5, expected a number from 0 to 1"#
        ]),
    BrokenChecklist(
        "hysteresis in a rule of several",
        replacing: #"window: "P30D", min_samples: 500,"#,
        with: #"hysteresis: { fail_after: 2, recover_after: 2 },"#,
        messages: [
            #"""
            95:67: hysteresis has no effect on a check that decides together with others, expected a criterion of its \#
            own for what must come several times in a row
            """#
        ]),
    BrokenChecklist(
        "a question without a language",
        replacing: #"question: { en: "Have counter and phone staff been trained on the current release?" }"#,
        with: #"question: "Have staff been trained?""#,
        messages: [
            #"69:17: "question" is only "Have staff been trained?", expected words by language: { en: "…" }"#
        ]),
    BrokenChecklist(
        "an attestation without a question",
        replacing: "      question: { en: \"Have counter and phone staff been trained on the current release?\" }\n",
        with: "",
        messages: [
            #"68:7: the key "question" of "check" is missing"#
        ]),
    BrokenChecklist(
        "an attestation without an end",
        replacing: "      valid_for: \"P6M\"\n",
        with: "",
        messages: [
            #"68:7: the key "valid_for" of "check" is missing"#
        ]),
    BrokenChecklist(
        "an attestation for a time in words",
        replacing: #"valid_for: "P6M""#,
        with: #"valid_for: "6 months""#,
        messages: [
            #"""
            73:18: "valid_for" is "6 months", expected a period of years, months, weeks or days, as P5Y, P6M, P2W or \#
            P90D
            """#
        ]),
    BrokenChecklist(
        "a reviewer who states it too",
        replacing: #"reviewer: "standards_officer""#,
        with: #"reviewer: "service_manager""#,
        messages: [
            #"72:17: the office that states it reviews it too, expected another office than "service_manager""#
        ]),
    BrokenChecklist(
        "a reminder before the beginning",
        replacing: #"remind_before: "P30D""#,
        with: #"remind_before: "P1Y""#,
        messages: [
            "74:22: it is reminded of P1Y before its end, and holds for P6M, expected less than P6M"
        ]),
    BrokenChecklist(
        "a misspelt kind of evidence",
        replacing: #"kinds: ["minutes", "calls"]"#,
        with: #"kinds: ["minute", "calls"]"#,
        messages: [
            #"""
            70:27: an item of "kinds" is "minute", expected one of research, test, audit, dpia, plan, roster, url, \#
            contract, minutes, export, screens, calls, did you mean "minutes"?
            """#
        ]),
    BrokenChecklist(
        "a composite with a misspelt rule",
        replacing: "      any:\n",
        with: "      anyy:\n",
        messages: [
            "93:7: the check does not say how its parts count together, expected one of all, any, at_least",
            #"94:7: the key "anyy" in "check" is not known, did you mean "any"?"#,
        ]),
    BrokenChecklist(
        "a composite of one part",
        replacing: #"""

                    - { kind: "measure", measure: "link.improvement_plan",
                        bands: [ { verdict: "partial", when: "present" }, { verdict: "fail", when: "otherwise" } ] }
            """#,
        with: "",
        messages: [
            #"95:9: "any" has fewer than two checks, expected two or more"#
        ]),
    BrokenChecklist(
        "a part without a kind",
        replacing: #"- { kind: "measure", measure: "response.p95""#,
        with: #"- { measure: "response.p95""#,
        messages: [
            #"95:11: the key "kind" of "any" is missing"#
        ]),
    BrokenChecklist(
        "more parts wanted than there are",
        replacing: "      any:\n",
        with: #"""
                  at_least:
                    n: 3
                    of:

            """#,
        messages: [
            #"95:12: "n" is 3, expected a whole number from 1 to 2"#
        ]),
    BrokenChecklist(
        "a part wanted from nothing",
        replacing: #"""
            kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: "kind: \"composite\"\n      at_least: 2",
        messages: [
            #"53:17: "at_least" is a number, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a parameter without braces as the fewest observations",
        replacing: #"min_samples: 2000"#,
        with: #"min_samples: "answers""#,
        messages: [
            #"""
            41:20: "min_samples" is text, expected a whole number from 0 to 1000000000, or a parameter in quotes and \#
            braces as "{answers}"
            """#
        ]),
    BrokenChecklist(
        "a parameter without quotes as the fewest observations",
        replacing: #"min_samples: 2000"#,
        with: #"min_samples: {answers}"#,
        messages: [
            #"""
            41:20: "min_samples" is a mapping, expected a whole number from 0 to 1000000000, or a parameter in \#
            quotes and braces as "{answers}"
            """#
        ]),
    BrokenChecklist(
        "a word as the fewest observations",
        replacing: #"min_samples: 2000"#,
        with: #"min_samples: few"#,
        messages: [
            #"""
            41:20: "min_samples" is text, expected a whole number from 0 to 1000000000, or a parameter in quotes and \#
            braces as "{name}"
            """#
        ]),
    BrokenChecklist(
        "a composite with two rules",
        replacing: "      any:\n",
        with: "      all: []\n      any:\n",
        messages: [
            #"95:7: the check has "all" and "any", expected one of all, any, at_least"#
        ]),
    BrokenChecklist(
        "parts wanted of a list that is missing",
        replacing: #"""
            kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: "kind: \"composite\"\n      at_least: { n: 2 }",
        messages: [
            #"53:17: the key "of" of "at_least" is missing"#
        ]),
    BrokenChecklist(
        "parts wanted of a list that cannot be read",
        replacing: #"""
            kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: "kind: \"composite\"\n      at_least: { n: 2, of: [1, 2] }",
        messages: [
            #"53:30: an item of "of" is a number, expected a mapping (keys with values)"#,
            #"53:33: an item of "of" is a number, expected a mapping (keys with values)"#,
        ]),
    BrokenChecklist(
        "checks in each other without end",
        replacing: #"""
            kind: "measure"
                  measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: #"""
            kind: "composite"
                  all:
                    - { kind: "measure", measure: "ttfb", bands: [{ verdict: "pass", when: "otherwise" }] }
                    - kind: "composite"
                      any:
                        - { kind: "measure", measure: "ttfb", bands: [{ verdict: "pass", when: "otherwise" }] }
                        - kind: "composite"
                          all:
                            - { kind: "measure", measure: "ttfb", bands: [{ verdict: "pass", when: "otherwise" }] }
                            - { kind: "composite", any: [], other: 1 }
            """#,
        messages: [
            #"61:19: checks lie more than three deep in each other, expected a simpler rule"#
        ]),
]
