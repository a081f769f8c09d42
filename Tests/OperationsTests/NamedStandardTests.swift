import Documents
import Operations
import Registry
import Storage
import Testing

private let standard = """
    format: "service-checklist"
    format_version: "1"
    id: "org.example.minimum"
    version: "1.0"
    status: "required"
    title: { en: "Minimum" }
    publisher: { name: "Office" }
    parameters:
      - { id: "answers", type: "integer", min: 1, max: 1000, default: 100, set_by: "service" }
      - { id: "days", type: "integer", default: 5, set_by: "standard" }
    criteria:
      - id: "HAPPY"
        title: { en: "People are happy" }
        level: "must"
        check: { kind: "measure", measure: "satisfaction.mean10", min_samples: "{answers}",
                 bands: [ { verdict: "pass", when: ">= {days}" }, { verdict: "fail", when: "otherwise" } ] }
    """

/// What a service's file says of the standards that judge it is checked when it is registered.
struct NamedStandardTests {
    private func register(_ standards: String) async throws -> (problems: [String], notes: [String]) {
        let office = try Office(.sqlite, standards: [standard])
        do {
            let reports = try await office.register(Office.service + "\nstandards: [ \(standards) ]\n")
            return ([], reports.flatMap(\.notes))
        } catch let problems as DocumentProblems {
            return (problems.problems.map(\.description), [])
        }
    }

    private func reference(_ parameters: String) -> String {
        #"{ id: "org.example.minimum", version: "1.0", parameters: { \#(parameters) } }"#
    }

    @Test(
        arguments: [
            (#"answers: "1e300""#, #""answers" is "1e300", expected a whole number, at least 1, at most 1000"#),
            (
                #"answers: "9223372036854775807""#,
                #""answers" is "9223372036854775807", expected a whole number, at least 1, at most 1000"#
            ),
            (#"answers: "0""#, #""answers" is "0", expected a whole number, at least 1, at most 1000"#),
            (
                #"answer: "5""#,
                #"has no parameter "answer" that a service sets, expected one of answers, did you mean "answers"?"#
            ),
            (#"days: "5""#, #"has no parameter "days" that a service sets, expected one of answers"#),
        ])
    func `a parameter that the standard does not take is refused at its place`(
        written: String, expected: String
    ) async throws {
        let found = try await register(reference(written))
        #expect(found.problems.count == 1)
        #expect(found.problems.first?.hasSuffix(expected) == true, "\(found.problems)")
        #expect(found.problems.first?.hasPrefix("service.yaml:") == true)
    }

    @Test func `a standard is named once, and one that is not installed is noted`() async throws {
        let twice = #"{ id: "org.example.minimum", version: "1.0" }, { id: "org.example.minimum", version: "2.0" }"#
        let found = try await register(twice)
        #expect(found.problems.count == 1)
        #expect(found.problems.first?.contains("is named twice, expected each standard in one version") == true)
        let missing = try await register(#"{ id: "org.example.minimun", version: "1.0" }"#)
        #expect(missing.problems.isEmpty)
        #expect(missing.notes.contains { $0.contains(#"did you mean "org.example.minimum"?"#) })
        #expect(try await register(reference(#"answers: "30""#)).problems.isEmpty)
    }
}
