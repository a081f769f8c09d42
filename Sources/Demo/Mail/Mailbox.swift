import Foundation
import Registry
import Synchronization

/// The newest mails that were caught, in memory and, where wanted, as files in a folder.
final class Mailbox: Sendable {
    private struct Kept {
        var mails: [CaughtMail] = []
        var last = 0
    }

    private let kept = Mutex(Kept())
    private let limit: Int
    private let folder: String?
    private let onFailure: @Sendable (String) -> Void

    /// Creates an empty box.
    ///
    /// - Parameters:
    ///   - limit: how many mails are kept.
    ///   - folder: where each mail is also kept as a file; nothing for nowhere. It is made where it is missing.
    ///   - onFailure: is told in words when a file cannot be written.
    init(limit: Int, folder: String?, onFailure: @escaping @Sendable (String) -> Void) throws {
        self.limit = limit
        self.folder = folder
        self.onFailure = onFailure
        if let folder { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    }

    /// All mails, newest first.
    var mails: [CaughtMail] { kept.withLock { $0.mails.reversed() } }

    func add(_ mail: SMTPSession.Mail, at now: Timestamp) {
        let (added, dropped) = kept.withLock { kept in
            kept.last += 1
            let caught = CaughtMail(id: kept.last, caughtAt: now, envelope: mail.envelope, raw: mail.raw)
            kept.mails.append(caught)
            return (caught, kept.mails.count > limit ? kept.mails.removeFirst() : nil)
        }
        guard let folder else { return }
        do {
            try Data(added.raw).write(to: URL(fileURLWithPath: Self.path(added, in: folder)), options: .atomic)
            if let dropped { try FileManager.default.removeItem(atPath: Self.path(dropped, in: folder)) }
        } catch {
            onFailure("mail \(added.id) is kept in memory only: \(error.localizedDescription)")
        }
    }

    private static func path(_ mail: CaughtMail, in folder: String) -> String {
        let number = String(mail.id)
        return folder + "/" + String(repeating: "0", count: max(0, 6 - number.count)) + number + ".eml"
    }
}
