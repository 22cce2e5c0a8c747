"""Taking a request in for somebody who came by, called or wrote."""
