/// Mistakes in the sample about bands together, and the messages that each gives.
let bandMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "no bands",
        replacing: #"""
            bands:
                    - { verdict: "pass",    when: ">= 99.5" }
                    - { verdict: "partial", when: ">= 98.5" }
                    - { verdict: "fail",    when: "otherwise" }

            """#,
        with: "bands: []\n",
        messages: [
            #"43:14: "bands" is empty, expected at least one band"#
        ]),
    BrokenChecklist(
        "bands that are a mapping",
        replacing: #"""
            bands:
                    - { verdict: "pass",    when: ">= 99.5" }
                    - { verdict: "partial", when: ">= 98.5" }
                    - { verdict: "fail",    when: "otherwise" }

            """#,
        with: "bands: { pass: \">= 99.5\" }\n",
        messages: [
            #"43:14: "bands" is a mapping, expected a list"#
        ]),
    BrokenChecklist(
        "bands in a list of lists",
        replacing: #"""
            bands:
                    - { verdict: "pass",    when: ">= 99.5" }
                    - { verdict: "partial", when: ">= 98.5" }
                    - { verdict: "fail",    when: "otherwise" }

            """#,
        with: "bands: [[{ verdict: \"pass\", when: \">= 99.5\" }]]\n",
        messages: [
            #"43:15: an item of "bands" is a list, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "missing bands",
        replacing: #"""
                  bands:
                    - { verdict: "pass",    when: ">= 99.5" }
                    - { verdict: "partial", when: ">= 98.5" }
                    - { verdict: "fail",    when: "otherwise" }

            """#,
        with: "",
        messages: [
            #"37:7: the key "bands" of "check" is missing"#
        ]),
    BrokenChecklist(
        "a misspelt verdict",
        replacing: #"verdict: "partial""#,
        with: #"verdict: "parital""#,
        messages: [
            #"45:22: "verdict" is "parital", expected one of pass, partial, fail, did you mean "partial"?"#
        ]),
    BrokenChecklist(
        "a verdict that no value gives",
        replacing: #"verdict: "partial""#,
        with: #"verdict: "not_applicable""#,
        messages: [
            #"45:22: "verdict" is "not_applicable", expected one of pass, partial, fail"#
        ]),
    BrokenChecklist(
        "a band without a comparison",
        replacing: #"{ verdict: "partial", when: ">= 98.5" }"#,
        with: #"{ verdict: "partial" }"#,
        messages: [
            #"45:11: the key "when" of "bands" is missing"#
        ]),
    BrokenChecklist(
        "a misspelt key of a band",
        replacing: #"{ verdict: "partial", when: ">= 98.5" }"#,
        with: #"{ verdct: "partial", when: ">= 98.5" }"#,
        messages: [
            #"45:11: the key "verdict" of "bands" is missing"#,
            #"45:13: the key "verdct" in "bands" is not known, did you mean "verdict"?"#,
        ]),
    BrokenChecklist(
        "identical bands",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 99.5""#,
        messages: [
            #"45:11: the band ">= 99.5" is never reached, expected values that no band above it takes"#
        ]),
    BrokenChecklist(
        "a band that no value gets to",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 99.9""#,
        messages: [
            #"45:11: the band ">= 99.9" is never reached, expected values that no band above it takes"#
        ]),
    BrokenChecklist(
        "a band after otherwise",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "otherwise""#,
        messages: [
            #"46:11: the band "otherwise" is never reached, expected values that no band above it takes"#
        ]),
    BrokenChecklist(
        "a gap at the end",
        replacing: #"when: "otherwise""#,
        with: #"when: "< 98""#,
        messages: [
            #"44:9: the bands say nothing of 98, expected a last band { verdict: …, when: "otherwise" }"#
        ]),
    BrokenChecklist(
        "a gap between bands",
        replacing: #"when: "< 5""#,
        with: #"when: "< 4.5""#,
        messages: [
            #"86:14: the bands say nothing of 4.5, expected a last band { verdict: …, when: "otherwise" }"#
        ]),
    BrokenChecklist(
        "a gap at a bound",
        replacing: #""between [5, 8)""#,
        with: #""between (5, 8)""#,
        messages: [
            #"86:14: the bands say nothing of 5, expected a last band { verdict: …, when: "otherwise" }"#
        ]),
    BrokenChecklist(
        "a gap of what is not there",
        replacing: #", { verdict: "fail", when: "absent" }"#,
        with: "",
        messages: [
            #"77:20: the bands say nothing of absent, expected a last band { verdict: …, when: "otherwise" }"#
        ]),
    BrokenChecklist(
        "a gap of words",
        replacing: #"""
            measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
            """#,
        with: #"""
            measure: "tls.version_lowest"
                  bands: [ { verdict: "pass", when: "in TLSv1.2, TLSv1.3" }, { verdict: "fail", when: "= TLSv1.1" } ]
            """#,
        messages: [
            #"54:14: the bands say nothing of any other word, expected a last band { verdict: …, when: "otherwise" }"#
        ]),
    BrokenChecklist(
        "words that a band above has",
        replacing: #"""
            measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }
            """#,
        with: #"""
            measure: "tls.version_lowest"
                  bands: [ { verdict: "pass", when: "in TLSv1.2, TLSv1.3" }, { verdict: "partial", when: "= TLSv1.2" }
            """#,
        messages: [
            #"54:66: the band "= TLSv1.2" is never reached, expected values that no band above it takes"#
        ]),
    BrokenChecklist(
        "what is there or not with a number",
        replacing: #"when: "present""#,
        with: #"when: ">= 1""#,
        messages: [
            #"""
            77:22: the band ">= 1" does not suit channel.non_digital, expected present, absent or otherwise, since \#
            channel.non_digital is there or not
            """#
        ]),
    BrokenChecklist(
        "a number with a word",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= most""#,
        messages: [
            #"""
            45:11: the band ">= most" does not suit uptime.declared_hours, expected a number, since \#
            uptime.declared_hours is a number
            """#
        ]),
    BrokenChecklist(
        "a number that is there",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "present""#,
        messages: [
            #"""
            45:11: the band "present" does not suit uptime.declared_hours, expected a comparison, since \#
            uptime.declared_hours is a number
            """#
        ]),
    BrokenChecklist(
        "words with more than",
        replacing: #"""
            measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }
            """#,
        with: "measure: \"tls.version_lowest\"\n      bands: [ { verdict: \"pass\", when: \">= TLSv1.2\" }",
        messages: [
            #"""
            54:16: the band ">= TLSv1.2" does not suit tls.version_lowest, expected =, !=, in, not_in, matches or \#
            otherwise, since tls.version_lowest gives words
            """#
        ]),
]
