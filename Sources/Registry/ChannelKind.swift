/// The ways of reaching a service: a closed list.
public enum ChannelKind: String, CaseIterable, Sendable, Hashable {
    case web, mobileWeb = "mobile_web", app, api, email, chat, sms, social, phone
    case phoneAutomated = "phone_automated", counter, kiosk, post
    case otherDigital = "other_digital", otherPhysical = "other_physical"

    /// Whether the way needs no computer or network of the person who uses it.
    public var isNonDigital: Bool {
        switch self {
        case .phone, .phoneAutomated, .counter, .post, .otherPhysical: true
        default: false
        }
    }
}
