"""The organisation of the service: consultation, approval, publication, application, leadership, reports."""
