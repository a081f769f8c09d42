/// Who asks for something, and what they may do.
public struct Caller: Sendable, Hashable {
    /// The roles of DESIGN §11.
    public enum Role: String, CaseIterable, Sendable, Hashable {
        case admin, operator_ = "operator", serviceTeam = "service_team", official, analyst, auditor
        case standardsBody = "standards_body", captureAgent = "capture_agent"
        /// Nobody in particular: what is open to everybody.
        case anyone
    }

    /// What can be asked for.
    public enum Permission: Sendable, Hashable {
        /// See services, results and alerts.
        case see
        /// Register, change or retire services.
        case register
        /// Acknowledge alerts.
        case acknowledge
        /// Judge services by standards, state and review what standards ask.
        case judge
        /// Read what people say.
        case hear
        /// Answer people, and work on what they say.
        case answer
        /// Enter what somebody says for them.
        case capture
        /// Make and take back tokens.
        case manageAccess
        /// Read the program's own figures.
        case readMetrics
    }

    /// The name that goes into the audit trail.
    public var name: String
    /// The role.
    public var role: Role
    /// Slugs of the services it is for; empty means all.
    public var services: Set<String>

    /// Creates a caller.
    public init(name: String, role: Role, services: Set<String> = []) {
        self.name = name
        self.role = role
        self.services = services
    }

    /// Whoever works at the machine's own command line: they hold the database file.
    public static let commandLine = Caller(name: "command line", role: .admin)

    /// Somebody who did not sign in.
    public static let anyone = Caller(name: "anyone", role: .anyone)

    /// The services that the caller is limited to; nothing for all.
    var limitedTo: Set<String>? { services.isEmpty ? nil : services }

    /// Whether the caller may do something, with one service where it is about one.
    public func may(_ permission: Permission, service: String? = nil) -> Bool {
        if let service, !services.isEmpty, !services.contains(service) { return false }
        return switch role {
        case .admin: true
        case .operator_: ![.manageAccess, .hear, .answer, .capture].contains(permission)
        case .serviceTeam: [.see, .register, .acknowledge, .judge, .hear, .answer, .capture].contains(permission)
        case .official: [.see, .acknowledge, .judge, .hear, .answer, .capture].contains(permission)
        case .standardsBody: [.see, .judge].contains(permission)
        case .analyst: [.see, .hear].contains(permission)
        case .auditor: permission == .see
        case .captureAgent: [.see, .capture].contains(permission)
        case .anyone: false
        }
    }

    /// Refuses what the caller may not do, or may do for some services only.
    func requireForAll(_ permission: Permission) throws(AccessError) {
        try require(permission)
        if let limit = limitedTo { throw .limited(to: limit, what: "access is managed") }
    }

    /// Refuses what the caller may not do.
    public func require(_ permission: Permission, service: String? = nil) throws(AccessError) {
        guard !may(permission, service: service) else { return }
        throw role == .anyone ? .notSignedIn : .notAllowed(permission, role: role, service: service)
    }
}

/// Why something may not be done.
public enum AccessError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nobody is signed in.
    case notSignedIn
    /// The role, or its services, do not include it.
    case notAllowed(Caller.Permission, role: Caller.Role, service: String?)
    /// It concerns more than the services that the caller is limited to.
    case limited(to: Set<String>, what: String)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .notSignedIn:
            "sign in first, or send a token: `Authorization: Bearer …` (made by `plumbline token create`)"
        case .notAllowed(let permission, let role, let service):
            "the role \(role.rawValue) does not allow to \(Self.words(permission))"
                + (service.map { " for the service \"\($0)\"" } ?? "") + "; ask an admin for another token"
        case .limited(let services, let what):
            "\(what) with a token for all services; this one is for \(services.sorted().joined(separator: ", ")) only"
        }
    }

    private static func words(_ permission: Caller.Permission) -> String {
        switch permission {
        case .see: "see this"
        case .register: "register or change services"
        case .acknowledge: "acknowledge alerts"
        case .judge: "judge services by standards"
        case .hear: "read what people say"
        case .answer: "answer people"
        case .capture: "enter what people say for them"
        case .manageAccess: "manage access"
        case .readMetrics: "read the program's own figures"
        }
    }
}
