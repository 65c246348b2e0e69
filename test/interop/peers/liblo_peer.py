"""A foreign program: Python with liblo plays every type it has and a stamped bundle, asks to be told, and prints what it hears."""

import sys

import liblo

bridge = liblo.Address('127.0.0.1', int(sys.argv[1]))
server = liblo.Server()


def heard(path, args, types):
    print(path, types, *args, flush=True)


server.add_method(None, None, heard)
# From the port that hears: the answer comes back to it.
server.send(bridge, '/subscribe')
server.send(bridge, '/prompt/5/weight', ('d', 0.125))
server.send(bridge, '/prompt/5/text', ('s', 'snö över havet'))
server.send(bridge, '/prompt/5/name', ('S', 'Snö'))
server.send(bridge, '/transition/steps', ('h', 12))
server.send(bridge, '/prompt/5/solo', ('T', None))
server.send(bridge, '/stage/contrast', ('i', 99))
server.send(bridge, '/prompt/blend', ('f', 1.0))
server.send(bridge, '/prompt/6/weight', ('b', [1, 2, 3]))
tomorrow = liblo.time() + 86400
server.send(bridge, liblo.Bundle(tomorrow, liblo.Message('/stage/trailzoom', ('f', 1.05)), liblo.Message('/stage/saturation', ('f', 0.5))))
while True:
    server.recv(100)
