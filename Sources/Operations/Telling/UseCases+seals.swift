import Alerting
import Measures
public import Pages
import Registry
import Storage

/// What a signed link leads to.
public enum OpenedSeal: Sendable {
    /// The alert that it is about.
    case alert(AlertModel)
    /// Why it leads nowhere.
    case refused(LinkRefusal)
}

extension UseCases {
    /// How long the link in a mail works.
    static let sealLength: Duration = .seconds(30 * 86_400)
    private static let keyName = "seal.key"

    /// The seal of a delivery: whoever holds it may acknowledge its alert, and nothing else.
    func seal(of delivery: Delivery) async throws -> String {
        let until = (now() + Self.sealLength).milliseconds
        let words = "\(delivery.id)-\(until)"
        return words + "-" + Secrets.seal(words, key: try await sealKey())
    }

    /// What a seal leads to; opening changes nothing, since mail programs open links by themselves.
    public func open(seal: String) async throws -> OpenedSeal {
        switch try await delivery(seal) {
        case .failure(let refusal): return .refused(refusal.why)
        case .success(let delivery): return .alert(try await model(of: delivery.alertID))
        }
    }

    /// Acknowledges the alert of a seal on behalf of the office it was sent to.
    public func acknowledge(seal: String) async throws -> OpenedSeal {
        switch try await delivery(seal) {
        case .failure(let refusal): return .refused(refusal.why)
        case .success(let delivery):
            let holder = Caller(name: delivery.office ?? "official", role: .official)
            _ = try await acknowledge(alert: delivery.alertID, by: holder)
            return .alert(try await model(of: delivery.alertID))
        }
    }

    private struct Refused: Error {
        var why: LinkRefusal
    }

    private func delivery(_ seal: String) async throws -> Result<Delivery, Refused> {
        let parts = seal.split(separator: "-").map(String.init)
        guard parts.count == 3, let id = Int64(parts[0]), let until = Int64(parts[1]),
            Secrets.areEqual(parts[2], Secrets.seal("\(id)-\(until)", key: try await sealKey())),
            let delivery = try await store.read({ try $0.delivery(id: id) })
        else { return .failure(Refused(why: .forged)) }
        guard now().milliseconds < until else { return .failure(Refused(why: .expired)) }
        return .success(delivery)
    }

    private func model(of alert: Int64) async throws -> AlertModel {
        let file = try await store.read { transaction in
            guard let alert = try transaction.alert(id: alert) else { throw Self.unknownAlert(alert) }
            return try alertFile(alert, transaction, isWhole: true)
        }
        return file.model
    }

    /// The key that only this installation has, made when it is first needed.
    func sealKey() async throws -> String {
        if let key = try await store.read({ try $0.setting(Self.keyName) }) { return key }
        return try await store.write { transaction in
            if let key = try transaction.setting(Self.keyName) { return key }
            let key = Secrets.make()
            try transaction.put(setting: Self.keyName, key)
            return key
        }
    }
}
