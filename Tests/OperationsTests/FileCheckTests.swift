import Documents
import Operations
import Probing
import Testing

struct FileCheckTests {
    private func messages(_ text: String) -> [String] {
        let file = SourceFile(name: "f.yaml", bytes: Array(text.utf8))
        return FileCheck(definitions: nil, context: ProbeContext()).problems([file]).map(\.description)
    }

    @Test(arguments: [
        ("service-checklst", ", did you mean \"service-checklist\"?"),
        ("plumbline-servce", ", did you mean \"plumbline-service\"?"), ("x", ""),
    ])
    func `a format that nobody knows is told with all that are known`(format: String, hint: String) {
        let formats = """
            plumbline-service, plumbline-organisation, plumbline-place, plumbline-component, plumbline-probe, \
            plumbline-config, service-checklist, plumbline-questions
            """
        #expect(
            messages("format: \"\(format)\"\nformat_version: \"1\"\n")
                == ["f.yaml:1:9: the format \"\(format)\" is not known, expected one of \(formats)\(hint)"])
    }

    @Test func `a set of questions is read`() {
        let told = messages("format: \"plumbline-questions\"\nformat_version: \"1\"\nid: \"ours\"\nversion: 1\n")
        #expect(
            told == ["f.yaml:1:1: the key \"title\" is missing", "f.yaml:1:1: the key \"questions\" is missing"])
    }
}
