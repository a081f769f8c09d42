import Glibc

extension DatastoreError {
    /// What the system said about a file, with what to do.
    init(errno code: Int32, _ what: String, place: String) {
        let reason = String(cString: strerror(code))
        switch code {
        case ENOSPC, EDQUOT: self.init(.diskFull, "\(what): \(reason)", place: place)
        case EROFS: self.init(.readOnly, "\(what): \(reason)", place: place)
        case EACCES, EPERM:
            self.init(
                .cannotOpen, "\(what): \(reason); check the owner and the permissions of the file and of its folder",
                place: place)
        default: self.init(.cannotOpen, "\(what): \(reason); check the path and the disk", place: place)
        }
    }
}
