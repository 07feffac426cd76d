"""OptSim: see how gradient-descent optimizers move on the loss of one sigmoid neuron."""

__version__ = "0.1.0"
