"""over_tls.py URL CA [CERTIFICATE KEY]: prints what Python's own xmlrpc.client is told about the daemon's state."""
import ssl
import sys
import xmlrpc.client

context = ssl.create_default_context(cafile=sys.argv[2])
if len(sys.argv) > 3:
    context.load_cert_chain(sys.argv[3], sys.argv[4])
print(xmlrpc.client.ServerProxy(sys.argv[1], context=context).supervisor.getState()["statename"])
