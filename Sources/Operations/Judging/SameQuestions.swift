import Documents
import Registry
import Standards
import Storage

/// Compares what versions of a standard ask: what was stated or approved for one counts for another only where both ask the
/// same.
struct SameQuestions {
    let library: StandardLibrary
    let transaction: StoreTransaction

    /// Whether another version asks the same of a criterion.
    ///
    /// - Parameter part: what of the check must be the same.
    func isSame<Part: Equatable>(
        _ criterion: String, of version: String, for file: InstalledStandard, with part: (Check) -> Part
    ) throws -> Bool {
        guard version != file.standard.version.description else { return true }
        guard let now = file.standard.criterion(criterion)?.check,
            let before = try standard(file.standard.id, version)?.criterion(criterion)?.check
        else { return false }
        return part(before) == part(now)
    }

    /// A version that is installed, or was when it judged.
    private func standard(_ id: String, _ version: String) throws -> Standard? {
        if let installed = library.standard(id, version) { return installed.standard }
        return try transaction.standardSource(id, version: version).flatMap { source in
            // What this program can no longer read asks nothing that anybody could compare.
            try? InstalledStandard(SourceFile(name: "\(id) \(version)", bytes: Array(source.utf8))).standard
        }
    }
}

extension Check {
    /// What people are asked: measures that machines read beside it may change.
    var asked: AttestationCheck? {
        var asked = attestation
        asked?.measures = []
        return asked
    }
}
