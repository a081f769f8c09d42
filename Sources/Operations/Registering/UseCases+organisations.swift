import Documents
import Measures
import Registry
import Storage

/// What the bodies that answer for services say: an organisation, or the nearest body above it that says it.
extension UseCases {
    /// Public holidays of an organisation, or of the nearest body above it that names any; empty where none does.
    func publicHolidays(of slug: String, _ transaction: StoreTransaction) throws -> Set<CivilDate> {
        try nearest(to: slug, transaction) { $0.publicHolidays.isEmpty ? nil : Set($0.publicHolidays) } ?? []
    }

    /// The name of the zone that an organisation names, or the nearest body above it that names one; nil where none does,
    /// and where a file in between cannot be read any more.
    func zone(ofOrganisation slug: String, _ transaction: StoreTransaction) throws -> String? {
        do {
            return try nearest(to: slug, transaction, \.timezone)
        } catch is DocumentProblems {
            return nil
        }
    }

    /// - Throws: `DocumentProblems` where a stored file cannot be read any more.
    private func nearest<Value>(
        to slug: String, _ transaction: StoreTransaction, _ value: (Organisation) -> Value?
    ) throws -> Value? {
        var next: String? = slug
        var seen: Set<String> = []
        while let slug = next, seen.insert(slug).inserted,
            let registration = try transaction.registration(of: .organisation(slug))
        {
            let body = try organisations.described(slug, source: registration.source)
            if let value = value(body) { return value }
            next = body.parent
        }
        return nil
    }
}
