/// Mistakes in the sample about the comparison of a band, and the messages that each gives.
let comparisonMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a range without brackets",
        replacing: #""between [5, 8)""#,
        with: #""between 5 and 8""#,
        messages: [
            #"""
            86:79: "when": the ends of "between 5 and 8" do not say whether they count, expected two bounds, each \#
            with [ or ] where it counts and ( or ) where it does not, as between [5, 8)
            """#
        ]),
    BrokenChecklist(
        "a range of three bounds",
        replacing: #""between [5, 8)""#,
        with: #""between [5, 6, 8)""#,
        messages: [
            #"""
            86:79: "when": "between [5, 6, 8)" has 3 bounds, expected two bounds, each with [ or ] where it counts \#
            and ( or ) where it does not, as between [5, 8)
            """#
        ]),
    BrokenChecklist(
        "a range from the larger bound",
        replacing: #""between [5, 8)""#,
        with: #""between [8, 5)""#,
        messages: [
            #"86:79: "when": "between [8, 5)" holds no number, expected the smaller bound first"#
        ]),
    BrokenChecklist(
        "a number with two points",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 98.5.1""#,
        messages: [
            #"45:39: "when": "98.5.1" in ">= 98.5.1" is no number, expected a number, as 99.5"#
        ]),
    BrokenChecklist(
        "a number with its unit",
        replacing: #"when: "<= 800""#,
        with: #"when: "<= 800ms""#,
        messages: [
            #"96:47: "when": "800ms" in "<= 800ms" is neither number nor word, expected a number without unit"#
        ]),
    BrokenChecklist(
        "a number with a sign for its unit",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 98.5%""#,
        messages: [
            #"45:39: "when": "98.5%" in ">= 98.5%" is neither number nor word, expected a number without unit"#
        ]),
    BrokenChecklist(
        "signs in the wrong order",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "=> 98.5""#,
        messages: [
            #"45:39: "when": "=>" in "=> 98.5" is no comparison, expected one of < <= = != >= >, did you mean ">="?"#
        ]),
    BrokenChecklist(
        "a comparison without a bound",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">=""#,
        messages: [
            #"45:39: "when": ">=" has no bound, expected a number, a word or a parameter, as "< 800""#
        ]),
    BrokenChecklist(
        "a space at the end",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 98.5 ""#,
        messages: [
            #"45:39: "when": there is a space at an end of ">= 98.5 ", expected none"#
        ]),
    BrokenChecklist(
        "a word in place of a comparison",
        replacing: #"when: "present""#,
        with: #"when: "yes""#,
        messages: [
            #"""
            77:47: "when": it is "yes", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, partial", \#
            "not_in no", "matches ^1\\.", "present", "absent" or "otherwise"
            """#
        ]),
    BrokenChecklist(
        "a list in place of a comparison",
        replacing: #"when: ">= 98.5""#,
        with: #"when: [">= 98.5", "< 99.5"]"#,
        messages: [
            #"45:39: "when" is a list, expected a comparison, as ">= 99.5""#
        ]),
    BrokenChecklist(
        "a wrong pattern",
        replacing: #"""
            measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }
            """#,
        with: "measure: \"tls.version_lowest\"\n      bands: [ { verdict: \"pass\", when: \"matches (TLS\" }",
        messages: [
            #"""
            54:41: "when": "matches (TLS": the pattern is wrong at character 5: missing closing parenthesis, expected \#
            a pattern (PCRE2)
            """#
        ]),
    BrokenChecklist(
        "a word twice in a list",
        replacing: #"""
            measure: "maintenance.notice_lead"
                  bands: [ { verdict: "pass", when: ">= {notice_days}" }
            """#,
        with: "measure: \"tls.version_lowest\"\n      bands: [ { verdict: \"pass\", when: \"in TLSv1.2, TLSv1.2\" }",
        messages: [
            #"54:41: "when": "TLSv1.2" is twice in "in TLSv1.2, TLSv1.2", expected it once"#
        ]),
    BrokenChecklist(
        "a number with a comma for its point",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 98,5""#,
        messages: [
            #"""
            45:39: "when": "98,5" in ">= 98,5" is neither number nor word, expected a point instead of the comma, as \#
            98.5
            """#
        ]),
    BrokenChecklist(
        "a number with commas between thousands",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 1,000,000""#,
        messages: [
            #"""
            45:39: "when": "1,000,000" in ">= 1,000,000" is neither number nor word, expected a number without \#
            separators, as 1000000
            """#
        ]),
    BrokenChecklist(
        "a number with blanks between thousands",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 1 000""#,
        messages: [
            #"""
            45:39: "when": "1 000" in ">= 1 000" is neither number nor word, expected a number without separators, \#
            as 1000
            """#
        ]),
    BrokenChecklist(
        "a number with a point between thousands and a comma",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 1.000,5""#,
        messages: [
            #"45:39: "when": "1.000,5" in ">= 1.000,5" is neither number nor word, expected a number, as 99.5"#
        ]),
    BrokenChecklist(
        "two comparisons in one",
        replacing: #"when: ">= 98.5""#,
        with: #"when: ">= 98.5 and < 99.5""#,
        messages: [
            #"""
            45:39: "when": ">= 98.5 and < 99.5" is more than one comparison, expected one comparison, as between \#
            [98.5, 99.5)
            """#
        ]),
    BrokenChecklist(
        "two comparisons in one that leave no number",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "<= 98.5, > 99.5""#,
        messages: [
            #"""
            45:39: "when": "<= 98.5, > 99.5" is more than one comparison, expected one comparison, as between [5, 8)
            """#
        ]),
    BrokenChecklist(
        "a blank inside a sign",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "> = 98.5""#,
        messages: [
            #"45:39: "when": the sign of "> = 98.5" is in two parts, expected no blank inside the sign"#
        ]),
    BrokenChecklist(
        "a sign from a book",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "≥ 98.5""#,
        messages: [
            #"45:39: "when": "≥" in "≥ 98.5" is no comparison, expected one of < <= = != >= >, did you mean ">="?"#
        ]),
    BrokenChecklist(
        "a sign of programmers",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "== 98.5""#,
        messages: [
            #"45:39: "when": "==" in "== 98.5" is no comparison, expected one of < <= = != >= >, did you mean "="?"#
        ]),
    BrokenChecklist(
        "a sign of spreadsheets",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "<> 98.5""#,
        messages: [
            #"45:39: "when": "<>" in "<> 98.5" is no comparison, expected one of < <= = != >= >, did you mean "!="?"#
        ]),
    BrokenChecklist(
        "a misspelt otherwise",
        replacing: #"when: "otherwise""#,
        with: #"when: "othrwise""#,
        messages: [
            #"""
            46:39: "when": it is "othrwise", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, \#
            partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise", did you mean "otherwise"?
            """#
        ]),
    BrokenChecklist(
        "an otherwise with a capital",
        replacing: #"when: "otherwise""#,
        with: #"when: "Otherwise""#,
        messages: [
            #"""
            46:39: "when": it is "Otherwise", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, \#
            partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise", did you mean "otherwise"?
            """#
        ]),
    BrokenChecklist(
        "a misspelt present",
        replacing: #"when: "present""#,
        with: #"when: "presnt""#,
        messages: [
            #"""
            77:47: "when": it is "presnt", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, \#
            partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise", did you mean "present"?
            """#
        ]),
    BrokenChecklist(
        "a misspelt between",
        replacing: #""between [5, 8)""#,
        with: #""betwen [5, 8)""#,
        messages: [
            #"""
            86:79: "when": it is "betwen [5, 8)", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, \#
            partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise", did you mean "between"?
            """#
        ]),
    BrokenChecklist(
        "not in with a blank",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "not in no, partial""#,
        messages: [
            #"""
            45:39: "when": it is "not in no, partial", expected a comparison, as ">= 99.5", "between [5, 8)", "in \#
            full, partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise", did you mean "not_in"?
            """#
        ]),
    BrokenChecklist(
        "a range of one number without it",
        replacing: #""between [5, 8)""#,
        with: #""between [5, 5)""#,
        messages: [
            #"86:79: "when": "between [5, 5)" holds no number, expected [5, 5] or two different bounds"#
        ]),
    BrokenChecklist(
        "a control character in a comparison",
        replacing: #"when: ">= 98.5""#,
        with: #"when: "on\u0007off""#,
        messages: [
            #"""
            45:39: "when": it is "on\u{7}off", expected a comparison, as ">= 99.5", "between [5, 8)", "in full, \#
            partial", "not_in no", "matches ^1\\.", "present", "absent" or "otherwise"
            """#
        ]),
    BrokenChecklist(
        "a comparison with quotes in it",
        replacing: #"when: ">= 98.5""#,
        with: #"when: '>= "most" of 5'"#,
        messages: [
            #"""
            45:39: "when": "\"most\" of 5" in ">= \"most\" of 5" is neither number nor word, expected a number \#
            without unit
            """#
        ]),
    BrokenChecklist(
        "a number in place of a comparison",
        replacing: #"when: ">= 98.5""#,
        with: #"when: 98.5"#,
        messages: [
            #"45:39: "when" is a number, expected a comparison, as ">= 99.5""#
        ]),
    BrokenChecklist(
        "true in place of a comparison",
        replacing: #"when: ">= 98.5""#,
        with: #"when: true"#,
        messages: [
            #"45:39: "when" is true or false, expected a comparison, as ">= 99.5""#
        ]),
    BrokenChecklist(
        "nothing in place of a comparison",
        replacing: #"when: ">= 98.5""#,
        with: #"when: null"#,
        messages: [
            #"45:39: "when" has no value, expected a comparison, as ">= 99.5""#
        ]),
]
