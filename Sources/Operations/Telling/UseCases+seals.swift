import Alerting
import Measures
public import Pages
public import Registry
import Storage

/// What a signed link leads to.
public enum OpenedSeal: Sendable {
    /// The alert that it is about.
    case alert(AlertModel)
    /// The alerts of several services that were told in one message.
    case alerts([AlertModel])
    /// Why it leads nowhere.
    case refused(LinkRefusal)
}

/// What the sealed link to an alert shows.
public enum OpenedDetails: Sendable {
    /// The alert, until when the link works, and the zone of those who answer for the service, where it is known.
    case alert(AlertModel, until: Timestamp, zone: DisplayZone?)
    /// The alerts of several services that were told in one message, each with the seal of the page about it.
    case alerts([SealedAlert], until: Timestamp, zone: DisplayZone?)
    /// Why it shows nothing.
    case refused(LinkRefusal)
}

extension UseCases {
    /// How long the links in a mail work.
    static let sealLength: Duration = .seconds(30 * 86_400)
    private static let keyName = "seal.key"

    /// The seal of a delivery: whoever holds it may acknowledge its alert, and nothing else.
    func seal(of delivery: Delivery) async throws -> String {
        Seal(purpose: .acknowledge, id: delivery.id, until: now() + Self.sealLength).text(key: try await sealKey())
    }

    /// What a seal leads to; opening changes nothing, since mail programs open links by themselves.
    public func open(seal: String) async throws -> OpenedSeal {
        switch try await delivery(seal) {
        case .failure(let refusal): return .refused(refusal.why)
        case .success(let delivery): return try await opened(delivery)
        }
    }

    /// Acknowledges the alerts of a seal on behalf of the office it was sent to.
    public func acknowledge(seal: String) async throws -> OpenedSeal {
        switch try await delivery(seal) {
        case .failure(let refusal): return .refused(refusal.why)
        case .success(let delivery):
            let holder = Caller(name: delivery.office ?? "official", role: .official)
            for told in try await told(with: delivery) { _ = try await acknowledge(alert: told, by: holder) }
            return try await opened(delivery)
        }
    }

    private struct Refused: Error {
        var why: LinkRefusal
    }

    private func delivery(_ text: String) async throws -> Result<Delivery, Refused> {
        switch try await opened(text, for: .acknowledge) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let seal):
            guard let delivery = try await store.read({ try $0.delivery(id: seal.id) }) else {
                return .failure(Refused(why: .expired))
            }
            return .success(delivery)
        }
    }

    /// The alerts that a message told of, the one that it names first.
    private func told(with delivery: Delivery) async throws -> [Int64] {
        try await store.read { try told(with: delivery, $0) }
    }

    private func told(with delivery: Delivery, _ transaction: StoreTransaction) throws -> [Int64] {
        guard let bundle = delivery.bundle else { return [delivery.alertID] }
        let others = try transaction.deliveries(inBundle: bundle).map(\.alertID)
        return [delivery.alertID] + others.filter { $0 != delivery.alertID }
    }

    private func opened(_ delivery: Delivery) async throws -> OpenedSeal {
        var models: [AlertModel] = []
        for alert in try await told(with: delivery) { models.append(try await model(of: alert)) }
        return models.count == 1 ? .alert(models[0]) : .alerts(models)
    }

    private func model(of alert: Int64) async throws -> AlertModel {
        let file = try await store.read { transaction in
            guard let alert = try transaction.alert(id: alert) else { throw Self.unknownAlert(alert) }
            return try alertFile(alert, transaction, isWhole: true)
        }
        return file.model
    }

    /// A seal of a purpose that still holds.
    private func opened(_ text: String, for purpose: Seal.Purpose) async throws -> Result<Seal, Refused> {
        // Nothing is written for a link: where there is no key, none was ever made.
        guard let key = try await store.read({ try $0.setting(Self.keyName) }),
            let seal = Seal(text, for: purpose, key: key)
        else { return .failure(Refused(why: .forged)) }
        return now() < seal.until ? .success(seal) : .failure(Refused(why: .expired))
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

// MARK: Reading about an alert

extension UseCases {
    /// The address of the page about an alert that needs no signing in, for a mail in a language, and when it stops to
    /// work.
    func detailsAddress(of alert: Int64, in language: Language) async throws -> (url: String, until: Timestamp) {
        try await address(of: alert, .details, in: language)
    }

    /// The same of the page that lists the alerts of the message in which a delivery leaves.
    func detailsAddress(
        ofMessageWith delivery: Int64, in language: Language
    ) async throws -> (url: String, until: Timestamp) {
        try await address(of: delivery, .message, in: language)
    }

    private func address(
        of id: Int64, _ purpose: Seal.Purpose, in language: Language
    ) async throws -> (url: String, until: Timestamp) {
        let until = now() + Self.sealLength
        let seal = Seal(purpose: purpose, id: id, until: until).text(key: try await sealKey())
        let link = Link.details(seal: seal).adding("lang", language.rawValue)
        return (link.absolute(on: address.url), until)
    }

    /// What the sealed link of a mail shows about an alert: nothing of people, of officials or of the insides of checks.
    public func openDetails(seal text: String) async throws -> OpenedDetails {
        switch try await opened(text, for: .details) {
        case .failure(let refusal): return try await openMessage(seal: text) ?? .refused(refusal.why)
        case .success(let seal):
            let found = try await store.read { transaction in
                try transaction.alert(id: seal.id).map {
                    (
                        file: try alertFile($0, transaction, isWhole: false),
                        zone: try zone(ofService: $0.service, transaction)
                    )
                }
            }
            guard let found else { return .refused(.expired) }
            return .alert(found.file.model.withoutInsides, until: seal.until, zone: found.zone)
        }
    }

    /// What the sealed link of a mail about several services shows; nil where the link is none of that kind.
    private func openMessage(seal text: String) async throws -> OpenedDetails? {
        switch try await opened(text, for: .message) {
        case .failure(let refusal): return refusal.why == .forged ? nil : .refused(refusal.why)
        case .success(let seal):
            let key = try await sealKey()
            return try await store.read { transaction in
                guard let delivery = try transaction.delivery(id: seal.id) else { return .refused(.expired) }
                let files = try told(with: delivery, transaction).compactMap { id in
                    try transaction.alert(id: id).map { try alertFile($0, transaction, isWhole: false) }
                }
                let zones = try files.lazy.compactMap { try zone(ofService: $0.alert.service, transaction) }
                let alerts = files.map { file in
                    let own = Seal(purpose: .details, id: file.alert.id, until: seal.until)
                    return SealedAlert(alert: file.model.withoutInsides, seal: own.text(key: key))
                }
                return .alerts(alerts, until: seal.until, zone: zones.first)
            }
        }
    }
}
