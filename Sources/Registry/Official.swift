/// A person holding an office of a service, and how to reach them.
public struct Official: Hashable, Sendable {
    /// The office held.
    public var office: String
    /// The person's name.
    public var name: String?
    /// The address at which they are told.
    public var email: String
    /// The address of whoever stands in.
    public var deputy: String?
    /// The BCP 47 tag of the language in which they are told.
    public var language: String?
    /// When they are on duty; always, where nothing is given.
    public var hours: OpeningHours?

    /// Creates an official.
    public init(
        office: String, name: String? = nil, email: String, deputy: String? = nil, language: String? = nil,
        hours: OpeningHours? = nil
    ) {
        self.office = office
        self.name = name
        self.email = email
        self.deputy = deputy
        self.language = language
        self.hours = hours
    }
}
