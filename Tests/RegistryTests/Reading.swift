import Documents
import Registry

/// Reads a service from text.
func service(_ text: String) throws(DocumentProblems) -> PublicService {
    try PublicService.read(try Document.read(Array(text.utf8), file: "service.yaml"))
}

/// Every message that reading a file gives; none where it can be read.
func messages(_ text: String, file: String = "service.yaml") -> [String] {
    do throws(DocumentProblems) {
        _ = try Registration.read(try Document.read(Array(text.utf8), file: file))
        return []
    } catch {
        return error.problems.map(\.description)
    }
}
