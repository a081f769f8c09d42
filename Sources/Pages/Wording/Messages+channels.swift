public import Registry

/// Channels, as the way in which something works and as the name of a thing.
extension Messages {
    /// How people use a channel of a kind: `online`, `by phone`, `at the counter`.
    public func way(_ kind: ChannelKind) -> String {
        switch kind {
        case .web: say("online", "en ligne")
        case .mobileWeb: say("on the mobile site", "sur le site mobile")
        case .app: say("in the app", "dans l’application")
        case .api: say("from other programs (API)", "depuis d’autres programmes (API)")
        case .email: say("by e-mail", "par courriel")
        case .chat: say("by chat", "par messagerie instantanée")
        case .sms: say("by text message", "par SMS")
        case .social: say("on social media", "sur les réseaux sociaux")
        case .phone: say("by phone", "par téléphone")
        case .phoneAutomated: say("by automated phone line", "par serveur vocal")
        case .counter: say("at the counter", "au guichet")
        case .kiosk: say("at a kiosk", "à une borne")
        case .post: say("by post", "par courrier")
        case .otherDigital: say("in another digital way", "par un autre moyen numérique")
        case .otherPhysical: say("in another way in person", "par un autre moyen sur place")
        }
    }

    /// What a channel of a kind is called.
    public func name(_ kind: ChannelKind) -> String {
        switch kind {
        case .web: say("Web", "Site web")
        case .mobileWeb: say("Mobile site", "Site mobile")
        case .app: say("App", "Application")
        case .api: say("API", "API")
        case .email: say("E-mail", "Courriel")
        case .chat: say("Chat", "Messagerie instantanée")
        case .sms: say("Text message", "SMS")
        case .social: say("Social media", "Réseaux sociaux")
        case .phone: say("Phone", "Téléphone")
        case .phoneAutomated: say("Automated phone line", "Serveur vocal")
        case .counter: say("Counter", "Guichet")
        case .kiosk: say("Kiosk", "Borne")
        case .post: say("Post", "Courrier")
        case .otherDigital: say("Other digital way", "Autre moyen numérique")
        case .otherPhysical: say("Other way in person", "Autre moyen sur place")
        }
    }

    /// How people use a channel; with its own name where the service has several of the kind.
    public func way(_ channel: ChannelLabel) -> String {
        guard channel.isOneOfSeveral else { return way(channel.kind) }
        return way(channel.kind) + " (" + (channel.title.map(text) ?? channel.id) + ")"
    }

    /// What a channel is called: its own title, else its kind.
    public func name(_ channel: ChannelLabel) -> String {
        if let title = channel.title { return text(title) }
        return name(channel.kind) + (channel.isOneOfSeveral ? " (\(channel.id))" : "")
    }

    /// An office, `service_owner`, in words; an office of the service's own making by its name.
    public func office(_ slug: String) -> String {
        switch slug {
        case "service_owner": say("Service owner", "Responsable du service")
        case "duty_manager": say("Duty manager", "Responsable de permanence")
        case "standards_officer": say("Standards officer", "Responsable des normes")
        default: capitalised(slug.replacing("_", with: " ").replacing("-", with: " "))
        }
    }
}
