/// The kinds of things that can be measured, judged and told about.
public enum SubjectKind: String, CaseIterable, Sendable, Hashable {
    case government, organisation, component, place, service, channel, task
    /// One task on one channel.
    case taskOnChannel = "task_on_channel"
    case probe
}

/// One thing that can be measured, judged and told about, by its address.
///
/// Addresses: `renew-passport` (service), `renew-passport/web` (channel), `renew-passport/-/apply` (task on any
/// channel), `renew-passport/web/apply` (task on a channel), `renew-passport/web/probe:start` (probe); the slug alone
/// for organisations, components and places.
public struct Subject: Hashable, Sendable, CustomStringConvertible {
    /// What kind of thing it is.
    public let kind: SubjectKind
    /// Its address.
    public let path: String

    /// Creates a subject from its kind and address, as it was stored.
    public init(kind: SubjectKind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// A service.
    public static func service(_ service: String) -> Subject { Subject(kind: .service, path: service) }

    /// A channel of a service.
    public static func channel(_ service: String, _ channel: String) -> Subject {
        Subject(kind: .channel, path: "\(service)/\(channel)")
    }

    /// A task of a service, whatever the channel.
    public static func task(_ service: String, _ task: String) -> Subject {
        Subject(kind: .task, path: "\(service)/-/\(task)")
    }

    /// A task on one channel.
    public static func task(_ service: String, _ task: String, on channel: String) -> Subject {
        Subject(kind: .taskOnChannel, path: "\(service)/\(channel)/\(task)")
    }

    /// A probe of a channel.
    public static func probe(_ service: String, _ channel: String, _ probe: String) -> Subject {
        Subject(kind: .probe, path: "\(service)/\(channel)/probe:\(probe)")
    }

    /// A shared component.
    public static func component(_ component: String) -> Subject { Subject(kind: .component, path: component) }

    /// A public body.
    public static func organisation(_ organisation: String) -> Subject {
        Subject(kind: .organisation, path: organisation)
    }

    /// A counter or assisted point.
    public static func place(_ place: String) -> Subject { Subject(kind: .place, path: place) }

    /// The slug of the service that the subject belongs to, where it belongs to one.
    public var service: String? {
        switch kind {
        case .service, .channel, .task, .taskOnChannel, .probe:
            path.split(separator: "/", maxSplits: 1).first.map(String.init)
        default: nil
        }
    }

    /// The slug of the channel that the subject is or belongs to.
    public var channel: String? {
        switch kind {
        case .channel, .taskOnChannel, .probe:
            path.split(separator: "/").dropFirst().first.map(String.init)
        default: nil
        }
    }

    /// The slug of the task that the subject is.
    public var task: String? {
        switch kind {
        case .task, .taskOnChannel: path.split(separator: "/").dropFirst(2).first.map(String.init)
        default: nil
        }
    }

    /// The kind and the address, `channel renew-passport/web`.
    public var description: String { "\(kind.rawValue) \(path)" }
}
