import Registry

/// What a signed link says: what it leads to, for which purpose, until when.
///
/// A seal of one purpose opens nothing of another, since the purpose is part of what is signed.
struct Seal: Hashable, Sendable {
    /// What a seal lets its holder do.
    enum Purpose: String, CaseIterable, Sendable, Hashable {
        /// Acknowledge the alert of a delivery, on behalf of the office that it was sent to.
        case acknowledge
        /// Read about an alert, and no more.
        case details
        /// Read about the alerts that left in one message with a delivery, and no more.
        case message
    }

    /// What its holder may do.
    let purpose: Purpose
    /// The delivery or the alert that it is about.
    let id: Int64
    /// From when on it opens nothing any more.
    let until: Timestamp

    /// The text that stands in the link.
    func text(key: String) -> String {
        let words = "\(id)-\(until.milliseconds)"
        // Links of this purpose lie in mails that were sent before there was another.
        let signed = purpose == .acknowledge ? words : "\(purpose.rawValue)-\(words)"
        return words + "-" + Secrets.seal(signed, key: key)
    }

    /// Reads the text of a link; nil where it was not made here for this purpose, or is not whole.
    init?(_ text: String, for purpose: Purpose, key: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let id = Int64(parts[0]), let until = Int64(parts[1]) else { return nil }
        self.init(purpose: purpose, id: id, until: Timestamp(milliseconds: until))
        guard Secrets.areEqual(text, self.text(key: key)) else { return nil }
    }

    /// Creates a seal.
    init(purpose: Purpose, id: Int64, until: Timestamp) {
        self.purpose = purpose
        self.id = id
        self.until = until
    }
}
